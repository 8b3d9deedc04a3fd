import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { randomBytes } from 'node:crypto';
import { UserFacingError } from '../log';
import type { IUpstream } from './upstream';

/** How llama.cpp's server is started. */
export interface IModelProcessOptions {
  /** The interpreter that has xllamacpp. */
  python: string;
  /** `engine/llama_server.py` */
  script: string;
  modelPath: string;
  modelName: string;
  threads: number;
  /** Tokens that prompt and answer may have together. */
  contextTokens: number;
}

/** A running child process that serves a model on loopback. */
export interface IModelProcess {
  pid: number;
  /** Where it answers, and the key it wants. */
  upstream: IUpstream;
  /** Resolves when it has ended, with the reason. */
  ended: Promise<string>;
  /** End it; resolves when it has. */
  stop(): Promise<void>;
}

/** Tokens read at a time: a superseded prompt stops between two batches. */
const BATCH_TOKENS = 128;
/** Lines of its error output that are kept to say why it ended. */
const MAX_ERROR_LINES = 20;
/** How long it may take to end by itself, in ms. */
const STOP_TIMEOUT_MS = 1000;

/** Start a child. Throws `PlainError` with what to do if it can't start. */
export async function startModelProcess(
  options: IModelProcessOptions
): Promise<IModelProcess> {
  const { python, script } = options;
  const child = spawn(python, ['-u', script], { stdio: 'pipe' });
  const errorLines: string[] = [];
  createInterface(child.stderr).on('line', line => {
    errorLines.push(line);
    errorLines.splice(0, errorLines.length - MAX_ERROR_LINES);
  });
  const ended = new Promise<string>(resolve => {
    child.once('error', error => resolve(error.message));
    child.once('close', (code, signal) =>
      resolve(
        explainExit(options, errorLines) ?? `it ended with ${signal ?? code}`
      )
    );
  });
  // The child's own end is reported by `ended`, not by its closed pipe.
  child.stdin.on('error', () => undefined);
  const key = randomBytes(24).toString('hex');
  child.stdin.write(`${JSON.stringify(createSettings(options, key))}\n`);

  const address = await Promise.race([
    readAddress(createInterface(child.stdout)),
    ended.then(why =>
      Promise.reject(new UserFacingError(explainStartFailure(python, why)))
    )
  ]);
  return {
    pid: child.pid ?? 0,
    upstream: { url: `${address}/v1`, key, name: 'The local model' },
    ended,
    stop: async () => {
      child.stdin.end();
      const killTimer = setTimeout(
        () => child.kill('SIGKILL'),
        STOP_TIMEOUT_MS
      );
      await ended;
      clearTimeout(killTimer);
    }
  };
}

function createSettings(options: IModelProcessOptions, key: string): object {
  return {
    model_path: options.modelPath,
    model_name: options.modelName,
    api_key: key,
    threads: options.threads,
    context: options.contextTokens,
    batch: BATCH_TOKENS
  };
}

async function readAddress(
  output: ReturnType<typeof createInterface>
): Promise<string> {
  for (;;) {
    const [line] = (await once(output, 'line')) as [string];
    const address = /^\{"address": "(http[^"]+)"\}$/.exec(line)?.[1];
    if (address) {
      return address;
    }
  }
}

/** Why a child ended, as its error output says. */
function explainExit(
  { python, modelPath }: IModelProcessOptions,
  errorLines: string[]
): string | undefined {
  const lastLine = errorLines.filter(line => line.trim() !== '').at(-1);
  const hasErrorText = (words: string) =>
    errorLines.some(line => line.includes(words));
  if (hasErrorText("No module named 'xllamacpp'")) {
    return `${python} has no xllamacpp: install it with "${python} -m pip install xllamacpp", or name another interpreter with --python`;
  }
  // llama.cpp's own log has no fixed place among the lines.
  if (hasErrorText('Failed to init server')) {
    return `llama.cpp can't load ${modelPath}: check that it is a whole GGUF file, and that there is memory for it`;
  }
  return lastLine?.replace(/\.+$/, '');
}

function explainStartFailure(python: string, exitReason: string): string {
  return exitReason.includes('ENOENT')
    ? `There is no "${python}" to run the model with: install Python 3, or name an interpreter with --python.`
    : `The model can't be started: ${exitReason}.`;
}
