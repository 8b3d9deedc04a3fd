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
 * A fault that a script can cause: a web page or an error status instead of the
 * chunks, or after the chunks a hang, a cut connection or an error.
 */
type ScriptFault =
  | 'html'
  | { status: number; headers?: Record<string, string>; message?: string }
  | 'hang'
  | 'cut'
  | 'error';

/** The answer to the prompts that match. */
interface IScriptRule {
  /** A regular expression that the prompt must match; by default, all do. */
  prompt?: string;
  chunks?: string[];
  /** The pause before the first chunk, in ms. */
  first_byte_ms?: number;
  /** The pause before each further chunk, in ms. */
  chunk_ms?: number;
  fault?: ScriptFault | null;
}

/** The content of a script file. Of the rules, the first one that matches is used. */
interface IScript {
  /** The models' ids; `scripted-model` by default. */
  models?: string[];
  rules?: IScriptRule[];
  /** The rules for migration, whose `prompt` is matched with the code. */
  migrations?: IScriptRule[];
  /** True if disclaimers count as accepted until they are answered. */
  default_accepted?: boolean;
  /** The text of the models' disclaimers. */
  disclaimer?: string;
  /** True if no request at all is answered. */
  hang_all?: boolean;
  /** True if all requests are answered with a web page. */
  html_all?: boolean;
}

/** Answers from a script file, without a model, and with faults: for tests of clients. */
export class ScriptedEngine implements IEngine {
  /** Throws `UserFacingError` if the file can't be read. */
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
      yield { text, finishReason: null };
    }
    yield {
      text: '',
      finishReason: chunks.length < allChunks.length ? 'length' : 'stop',
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

  /** Reads the file, for each request again, so that a test can change it meanwhile. */
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

/** Returns the chunks of a rule; none if its fault replaces them. */
function getChunks({ chunks = [], fault }: IScriptRule = {}): string[] {
  const replacesChunks =
    fault === 'html' || (fault && typeof fault === 'object');
  return replacesChunks ? [] : chunks;
}

/** Yields chunks with a rule's pauses, then applies the rule's fault. */
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

/** Hangs until the signal aborts, or throws an error, as the fault demands. */
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
