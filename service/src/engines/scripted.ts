import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { IModelCard } from '../../../src/wire/completionApi';
import { UserFacingError, getErrorMessage } from '../log';
import {
  EngineError,
  ScriptedFault,
  type IEngine,
  type IGenerationChunk,
  type IGenerationRequest,
  type IMigrator,
  type IDisclaimerText
} from './engine';

/**
 * What a script does instead of ending well: a page or a status instead of
 * everything; or, once its chunks are out, a hang, a cut or a failure.
 */
type ScriptFault =
  | 'html'
  | { status: number; headers?: Record<string, string>; message?: string }
  | 'hang'
  | 'cut'
  | 'error';

interface IScriptRule {
  /** A regular expression that the prompt has to match. */
  prompt?: string;
  chunks?: string[];
  /** Pause before the first chunk, and before each other one. */
  first_byte_ms?: number;
  chunk_ms?: number;
  fault?: ScriptFault | null;
}

interface IScript {
  models?: string[];
  rules?: IScriptRule[];
  /** What is rewritten how; `prompt` is matched with the code. */
  migrations?: IScriptRule[];
  default_accepted?: boolean;
  /** The text of the models' disclaimers. */
  disclaimer?: string;
  hang_all?: boolean;
  html_all?: boolean;
}

/** Answers from a file, faults included, for tests of clients; no model. */
export class ScriptedEngine implements IEngine {
  /** Throws `PlainError` when the file can't be read. */
  constructor(private readonly scriptPath: string) {
    this.readScript();
  }

  async listModels(): Promise<IModelCard[]> {
    const names = this.readScript().models ?? ['scripted-model'];
    return names.map(id => ({
      id,
      object: 'model',
      created: 0,
      owned_by: 'script'
    }));
  }

  async *generate(
    { prompt, maxTokens }: IGenerationRequest,
    signal: AbortSignal
  ): AsyncGenerator<IGenerationChunk, void> {
    const rule = findRule(this.readScript().rules, prompt);
    const allChunks = getChunks(rule);
    const chunks = allChunks.slice(0, maxTokens);
    for await (const text of playRule(rule, chunks, signal)) {
      yield { text, finish: null };
    }
    yield {
      text: '',
      finish: chunks.length < allChunks.length ? 'length' : 'stop',
      usage: {
        prompt_tokens: prompt.length,
        completion_tokens: chunks.length,
        total_tokens: prompt.length + chunks.length
      }
    };
  }

  get migrator(): IMigrator | undefined {
    const { migrations } = this.readScript();
    return (
      migrations && {
        getModelId: async () => (await this.listModels())[0]?.id ?? '',
        migrate: ({ code }, signal) => {
          const rule = findRule(migrations, code);
          return playRule(rule, getChunks(rule), signal);
        }
      }
    );
  }

  getDisclaimerText(model: string): IDisclaimerText {
    return {
      title: `Before you use ${model}`,
      body:
        this.readScript().disclaimer ??
        `<p>${model} is <b>not a model</b>: its answers are written in a test's script. See the <a href="https://docs.quantum.ibm.com">documentation</a>.</p>`
    };
  }

  isAcceptedByDefault(): boolean {
    return this.readScript().default_accepted ?? false;
  }

  getFault(): 'hang' | 'html' | null {
    const { hang_all, html_all } = this.readScript();
    return hang_all ? 'hang' : html_all ? 'html' : null;
  }

  async close(): Promise<void> {
    // Nothing was started.
  }

  /** Read anew each time, so that a test can change its mind. */
  private readScript(): IScript {
    try {
      return JSON.parse(readFileSync(this.scriptPath, 'utf8')) as IScript;
    } catch (error) {
      throw new UserFacingError(
        `The script ${this.scriptPath} could not be read: ${getErrorMessage(error)}`
      );
    }
  }
}

function findRule(
  rules: IScriptRule[] | undefined,
  prompt: string
): IScriptRule | undefined {
  return rules?.find(each => new RegExp(each.prompt ?? '').test(prompt));
}

/** What a rule writes; nothing where it does something else instead. */
function getChunks({ chunks = [], fault }: IScriptRule = {}): string[] {
  const replacesAnswer =
    fault === 'html' || (fault && typeof fault === 'object');
  return replacesAnswer ? [] : chunks;
}

/** Write a rule's chunks with its pauses, then do what it does at the end. */
async function* playRule(
  rule: IScriptRule | undefined,
  chunks: string[],
  signal: AbortSignal
): AsyncGenerator<string, void> {
  let delayMs = rule?.first_byte_ms ?? 0;
  for (const text of chunks) {
    await wait(delayMs, undefined, { signal });
    delayMs = rule?.chunk_ms ?? 0;
    yield text;
  }
  if (chunks.length === 0) {
    await wait(delayMs, undefined, { signal });
  }
  await applyFault(rule?.fault ?? null, signal);
}

async function applyFault(
  fault: ScriptFault | null,
  signal: AbortSignal
): Promise<void> {
  if (fault === 'hang') {
    await new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error));
    });
  } else if (fault === 'cut' || fault === 'html') {
    throw new ScriptedFault(fault);
  } else if (fault === 'error') {
    throw new EngineError('The scripted engine failed.', 500);
  } else if (fault !== null) {
    const { status, message = `Scripted status ${status}.`, headers } = fault;
    throw new EngineError(message, status, headers);
  }
}
