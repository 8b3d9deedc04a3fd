import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { IModelCard } from '../../../src/wire/completionApi';
import { PlainError, reason } from '../log';
import { EngineError, ScriptedFault, type IEngine, type IGenerationPiece, type IGenerationRequest, type IMigrator, type INotice } from './engine';

/**
 * What a script does instead of ending well: a page or a status instead of
 * everything; or, once its chunks are out, a hang, a cut or a failure.
 */
type Fault =
  | 'html'
  | { status: number; headers?: Record<string, string>; message?: string }
  | 'hang'
  | 'cut'
  | 'error';

interface IRule {
  /** A regular expression that the prompt has to match. */
  prompt?: string;
  chunks?: string[];
  /** Pause before the first chunk, and before each other one. */
  first_byte_ms?: number;
  chunk_ms?: number;
  fault?: Fault | null;
}

interface IScript {
  models?: string[];
  rules?: IRule[];
  /** What is rewritten how; `prompt` is matched with the code. */
  migrations?: IRule[];
  default_accepted?: boolean;
  /** The text of the models' disclaimers. */
  disclaimer?: string;
  hang_all?: boolean;
  html_all?: boolean;
}

/** Answers from a file, faults included, for tests of clients; no model. */
export class ScriptedEngine implements IEngine {
  /** Throws `PlainError` when the file can't be read. */
  constructor(private readonly path: string) {
    this.script();
  }

  async models(): Promise<IModelCard[]> {
    const names = this.script().models ?? ['scripted-model'];
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
  ): AsyncGenerator<IGenerationPiece, void> {
    const rule = ruleFor(this.script().rules, prompt);
    const all = chunksOf(rule);
    const chunks = all.slice(0, maxTokens);
    for await (const text of play(rule, chunks, signal)) {
      yield { text, finish: null };
    }
    yield {
      text: '',
      finish: chunks.length < all.length ? 'length' : 'stop',
      usage: {
        prompt_tokens: prompt.length,
        completion_tokens: chunks.length,
        total_tokens: prompt.length + chunks.length
      }
    };
  }

  get migrator(): IMigrator | undefined {
    const { migrations } = this.script();
    return (
      migrations && {
        model: async () => (await this.models())[0]?.id ?? '',
        migrate: ({ code }, signal) => {
          const rule = ruleFor(migrations, code);
          return play(rule, chunksOf(rule), signal);
        }
      }
    );
  }

  notice(model: string): INotice {
    return {
      title: `Before you use ${model}`,
      body:
        this.script().disclaimer ??
        `<p>${model} is <b>not a model</b>: its answers are written in a test's script. See the <a href="https://docs.quantum.ibm.com">documentation</a>.</p>`
    };
  }

  acceptedByDefault(): boolean {
    return this.script().default_accepted ?? false;
  }

  fault(): 'hang' | 'html' | null {
    const { hang_all, html_all } = this.script();
    return hang_all ? 'hang' : html_all ? 'html' : null;
  }

  async close(): Promise<void> {
    // Nothing was started.
  }

  /** Read anew each time, so that a test can change its mind. */
  private script(): IScript {
    try {
      return JSON.parse(readFileSync(this.path, 'utf8')) as IScript;
    } catch (error) {
      throw new PlainError(
        `The script ${this.path} could not be read: ${reason(error)}`
      );
    }
  }
}

function ruleFor(
  rules: IRule[] | undefined,
  prompt: string
): IRule | undefined {
  return rules?.find(each => new RegExp(each.prompt ?? '').test(prompt));
}

/** What a rule writes; nothing where it does something else instead. */
function chunksOf({ chunks = [], fault }: IRule = {}): string[] {
  const instead = fault === 'html' || (fault && typeof fault === 'object');
  return instead ? [] : chunks;
}

/** Write a rule's chunks with its pauses, then do what it does at the end. */
async function* play(
  rule: IRule | undefined,
  chunks: string[],
  signal: AbortSignal
): AsyncGenerator<string, void> {
  let pause = rule?.first_byte_ms ?? 0;
  for (const text of chunks) {
    await wait(pause, undefined, { signal });
    pause = rule?.chunk_ms ?? 0;
    yield text;
  }
  if (chunks.length === 0) {
    await wait(pause, undefined, { signal });
  }
  await act(rule?.fault ?? null, signal);
}

async function act(fault: Fault | null, signal: AbortSignal): Promise<void> {
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
