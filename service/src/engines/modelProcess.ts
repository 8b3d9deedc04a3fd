import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { randomBytes } from 'node:crypto';
import { UserFacingError } from '../log';
import type { IUpstream } from './upstream';

/** The options to start llama.cpp's server with. */
export interface IModelProcessOptions {
  /** The path of a Python interpreter that has xllamacpp. */
  python: string;
  /** The path of `engine/llama_server.py`. */
  scriptPath: string;
  modelPath: string;
  modelName: string;
  /** The number of threads that the model may use. */
  threads: number;
  /** The number of model tokens that prompt and answer may have together. */
  contextTokens: number;
}

/** A running child process that serves a model on loopback. */
export interface IModelProcess {
  pid: number;
  /** The address at which it answers, and the key that it requires. */
  upstream: IUpstream;
  /** Resolves with the reason when the process has ended. */
  ended: Promise<string>;
  /** Ends the process; resolves when it has ended. */
  stop(): Promise<void>;
}

/**
 * The number of model tokens that are read at a time. A superseded prompt can only
 * stop between two such batches.
 */
const BATCH_TOKENS = 128;
/** The number of last lines of error output that are kept to explain the end. */
const MAX_ERROR_LINES = 20;
/** The time in which the process should end by itself before it is killed, in ms. */
const STOP_TIMEOUT_MS = 1000;

/**
 * Starts a model process. Throws `UserFacingError` that says what to do if it can't
 * be started.
 */
export async function startModelProcess(
  options: IModelProcessOptions
): Promise<IModelProcess> {
  const { python, scriptPath } = options;
  const child = spawn(python, ['-u', scriptPath], { stdio: 'pipe' });
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
  // `ended` reports the end of the process; the closed pipe is no further error.
  child.stdin.on('error', () => undefined);
  const key = randomBytes(24).toString('hex');
  child.stdin.write(`${JSON.stringify(createSettings(options, key))}\n`);

  const address = await Promise.race([
    readAddress(createInterface(child.stdout)),
    ended.then(reason =>
      Promise.reject(new UserFacingError(explainStartFailure(python, reason)))
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

/** Creates the line that `llama_server.py` reads from its standard input. */
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

/** Waits for the line in which `llama_server.py` prints its address. */
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

/**
 * Returns the reason for which a process ended, as its error output gives it;
 * undefined if there is no output.
 */
function explainExit(
  { python, modelPath }: IModelProcessOptions,
  errorLines: string[]
): string | undefined {
  const lastLine = errorLines.filter(line => line.trim() !== '').at(-1);
  const hasErrorText = (text: string) =>
    errorLines.some(line => line.includes(text));
  if (hasErrorText("No module named 'xllamacpp'")) {
    return `${python} has no xllamacpp: install it with "${python} -m pip install xllamacpp", or name another interpreter with --python`;
  }
  // llama.cpp's own log may come before or after this error.
  if (hasErrorText('Failed to init server')) {
    return `llama.cpp can't load ${modelPath}: check that it is a complete GGUF file, and that there is enough memory`;
  }
  return lastLine?.replace(/\.+$/, '');
}

function explainStartFailure(python: string, exitReason: string): string {
  return exitReason.includes('ENOENT')
    ? `There is no "${python}" to run the model with: install Python 3, or name an interpreter with --python.`
    : `The model can't be started: ${exitReason}.`;
}
