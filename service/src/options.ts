import { readFileSync } from 'node:fs';
import { availableParallelism, homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Dialect } from './dialect';
import { PlainError, reason } from './log';

const DIALECTS = ['qiskit', 'hosted', 'openai'] as const;
const ENGINES = ['llama', 'openai', 'scripted'] as const;

/** What the command line says, checked. */
export type IOptions = ReturnType<typeof readOptions>;

/** The text of `--help`. */
export const HELP = `qiskit-completer-service: the Qiskit Code Assistant's API in front of a model of yours.

  --host ADDRESS         where to listen (127.0.0.1)
  --port NUMBER          0 takes any free one (8890)
  --token-file PATH      the secret that clients send; or set QISKIT_COMPLETER_SERVICE_TOKEN
  --dialect NAME         qiskit (as documented), hosted (as the hosted service answers) or openai
  --allow-origin ORIGIN  let a page of this origin call, besides pages of this machine; repeatable
  --state FOLDER         keep acceptances and reviews here
  --journal FILE         write all requests here, without headers

  --engine NAME          llama (a model on this machine), openai (a server) or scripted (for tests)
  --model-name NAME      llama: the model's id for clients; openai: serve this model only
  --model-path GGUF      llama: this model, instead of the best one to be had
  --models-dir FOLDER    llama: where downloads go
  --no-download          llama: use what is there; or set QISKIT_COMPLETER_OFFLINE=1
  --python PATH          llama: the interpreter that has xllamacpp (python3)
  --threads NUMBER       llama: threads to use (all but one)
  --engine-url URL       openai: the server; its key in QISKIT_COMPLETER_ENGINE_KEY
  --migration            openai: let the model rewrite code for the current Qiskit (hosted
                         dialect); it must be one for chat, with room for a notebook
  --script FILE          scripted: what to answer
`;

/** Read the command line. Throws `PlainError` with what to do. */
export function readOptions(argv: string[], env: NodeJS.ProcessEnv) {
  const values = parse(argv);
  return {
    help: values.help,
    host: values.host,
    port: numberOf('--port', values.port, 0, 65535),
    token: values.help ? '' : tokenOf(values['token-file'], env),
    dialect: oneOf<Dialect>('--dialect', values.dialect, DIALECTS),
    origins: values['allow-origin'],
    state: values.state,
    journal: values.journal,
    engine: oneOf('--engine', values.engine, ENGINES),
    modelName: values['model-name'],
    modelPath: values['model-path'],
    modelsDir: values['models-dir'] ?? cacheDir(env),
    mayDownload:
      !values['no-download'] && env['QISKIT_COMPLETER_OFFLINE'] !== '1',
    python: values.python,
    threads: numberOf('--threads', values.threads, 1, 256),
    engineUrl: values['engine-url'],
    engineKey: env['QISKIT_COMPLETER_ENGINE_KEY'],
    migration: migrationOf(values),
    script: values.script
  };
}

function parse(argv: string[]) {
  const threads = String(Math.max(1, availableParallelism() - 1));
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: argv,
      options: {
        help: { type: 'boolean', default: false },
        host: { ...text, default: '127.0.0.1' },
        port: { ...text, default: '8890' },
        'token-file': text,
        dialect: { ...text, default: 'qiskit' },
        'allow-origin': { ...text, multiple: true, default: [] },
        state: text,
        journal: text,
        engine: { ...text, default: 'llama' },
        'model-name': text,
        'model-path': text,
        'models-dir': text,
        'no-download': { type: 'boolean', default: false },
        python: { ...text, default: 'python3' },
        threads: { ...text, default: threads },
        'engine-url': text,
        migration: { type: 'boolean', default: false },
        script: text
      }
    }).values;
  } catch (error) {
    throw new PlainError(`${reason(error)} See --help.`);
  }
}

/** Migration needs an engine that can, and clients that know where it is. */
function migrationOf({
  migration,
  engine,
  dialect
}: {
  migration: boolean;
  engine: string;
  dialect: string;
}): boolean {
  if (migration && (engine !== 'openai' || dialect !== 'hosted')) {
    throw new PlainError('--migration needs --engine openai --dialect hosted.');
  }
  return migration;
}

function tokenOf(file: string | undefined, env: NodeJS.ProcessEnv): string {
  let token = env['QISKIT_COMPLETER_SERVICE_TOKEN'];
  if (file !== undefined) {
    try {
      token = readFileSync(file, 'utf8');
    } catch (error) {
      throw new PlainError(`The token can't be read: ${reason(error)}.`);
    }
  }
  if (!token?.trim()) {
    throw new PlainError(
      'A token is needed: put a secret of your choice into the environment variable QISKIT_COMPLETER_SERVICE_TOKEN, or into a file named with --token-file.'
    );
  }
  return token.trim();
}

function oneOf<T extends string>(
  option: string,
  value: string,
  known: readonly T[]
): T {
  const found = known.find(each => each === value);
  if (found === undefined) {
    throw new PlainError(
      `${option} can't be "${value}": choose ${known.join(', ')}.`
    );
  }
  return found;
}

function numberOf(
  option: string,
  value: string,
  least: number,
  most: number
): number {
  const number = /^\d+$/.test(value) ? Number(value) : NaN;
  if (!(number >= least && number <= most)) {
    throw new PlainError(
      `${option} can't be "${value}": give a number from ${least} to ${most}.`
    );
  }
  return number;
}

function cacheDir(env: NodeJS.ProcessEnv): string {
  const cache = env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  return join(cache, 'qiskit-completer', 'models');
}
