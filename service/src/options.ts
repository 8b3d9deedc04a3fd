import { readFileSync } from 'node:fs';
import { availableParallelism, homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { DialectName } from '../../src/wire/dialect';
import { UserFacingError, getErrorMessage } from './log';

const DIALECTS: readonly DialectName[] = ['qiskit', 'hosted', 'openai'];
const ENGINES = ['llama', 'openai', 'scripted'] as const;

/** The checked options of the command line and the environment. */
export type IOptions = ReturnType<typeof readOptions>;

/** The text of `--help`. */
export const HELP_TEXT = `qiskit-completer-service: the Qiskit Code Assistant's API in front of your own model.

  --host ADDRESS         the address to listen on (127.0.0.1)
  --port NUMBER          the port to listen on; 0 chooses a free one (8890)
  --token-file PATH      the secret that clients send; or set QISKIT_COMPLETER_SERVICE_TOKEN
  --dialect NAME         qiskit (as documented), hosted (as the hosted service answers) or openai
  --allow-origin ORIGIN  let pages of this origin call, besides pages of this machine; repeatable
  --state FOLDER         keep answers to disclaimers, acceptance reports and feedback here
  --journal FILE         write all requests to this file, without headers

  --engine NAME          llama (a model on this machine), openai (a server) or scripted (for tests)
  --model-name NAME      llama: the model's id for clients; openai: serve this model only
  --model-path GGUF      llama: use this model, instead of the best one available
  --models-dir FOLDER    llama: where to keep downloaded models
  --no-download          llama: download nothing; or set QISKIT_COMPLETER_OFFLINE=1
  --python PATH          llama: the interpreter that has xllamacpp (python3)
  --threads NUMBER       llama: threads to use (all processors but one)
  --engine-url URL       openai: the server; set QISKIT_COMPLETER_ENGINE_KEY to its key
  --migration            openai: let the model rewrite code for the current Qiskit (hosted
                         dialect); needs a chat model with room for a notebook
  --script FILE          scripted: the file with the answers
`;

/** Reads the command line. Throws `UserFacingError` that says what to do. */
export function readOptions(argv: string[], env: NodeJS.ProcessEnv) {
  const values = parseArguments(argv);
  return {
    help: values.help,
    host: values.host,
    port: parseNumber('--port', values.port, 0, 65535),
    token: values.help ? '' : readToken(values['token-file'], env),
    dialect: parseChoice('--dialect', values.dialect, DIALECTS),
    allowedOrigins: values['allow-origin'],
    stateFolder: values.state,
    journalPath: values.journal,
    engine: parseChoice('--engine', values.engine, ENGINES),
    modelName: values['model-name'],
    modelPath: values['model-path'],
    modelsDir: values['models-dir'] ?? getModelCacheDir(env),
    mayDownload:
      !values['no-download'] && env['QISKIT_COMPLETER_OFFLINE'] !== '1',
    python: values.python,
    threads: parseNumber('--threads', values.threads, 1, 256),
    engineUrl: values['engine-url'],
    engineKey: env['QISKIT_COMPLETER_ENGINE_KEY'],
    canMigrate: checkMigration(values),
    scriptPath: values.script
  };
}

function parseArguments(argv: string[]) {
  const threads = String(Math.max(1, availableParallelism() - 1));
  const stringOption = { type: 'string' } as const;
  try {
    return parseArgs({
      args: argv,
      options: {
        help: { type: 'boolean', default: false },
        host: { ...stringOption, default: '127.0.0.1' },
        port: { ...stringOption, default: '8890' },
        'token-file': stringOption,
        dialect: { ...stringOption, default: 'qiskit' },
        'allow-origin': { ...stringOption, multiple: true, default: [] },
        state: stringOption,
        journal: stringOption,
        engine: { ...stringOption, default: 'llama' },
        'model-name': stringOption,
        'model-path': stringOption,
        'models-dir': stringOption,
        'no-download': { type: 'boolean', default: false },
        python: { ...stringOption, default: 'python3' },
        threads: { ...stringOption, default: threads },
        'engine-url': stringOption,
        migration: { type: 'boolean', default: false },
        script: stringOption
      }
    }).values;
  } catch (error) {
    throw new UserFacingError(`${getErrorMessage(error)} See --help.`);
  }
}

/**
 * Returns whether migration is on. Throws `UserFacingError` unless the engine can
 * migrate code, and the dialect has endpoints for it.
 */
function checkMigration({
  migration,
  engine,
  dialect
}: {
  migration: boolean;
  engine: string;
  dialect: string;
}): boolean {
  if (migration && (engine !== 'openai' || dialect !== 'hosted')) {
    throw new UserFacingError(
      '--migration needs --engine openai --dialect hosted.'
    );
  }
  return migration;
}

function readToken(path: string | undefined, env: NodeJS.ProcessEnv): string {
  let token = env['QISKIT_COMPLETER_SERVICE_TOKEN'];
  if (path !== undefined) {
    try {
      token = readFileSync(path, 'utf8');
    } catch (error) {
      throw new UserFacingError(
        `The token can't be read: ${getErrorMessage(error)}.`
      );
    }
  }
  if (!token?.trim()) {
    throw new UserFacingError(
      'A token is needed: put a secret of your choice into the environment variable QISKIT_COMPLETER_SERVICE_TOKEN, or into a file named with --token-file.'
    );
  }
  return token.trim();
}

function parseChoice<T extends string>(
  option: string,
  value: string,
  choices: readonly T[]
): T {
  const match = choices.find(each => each === value);
  if (match === undefined) {
    throw new UserFacingError(
      `${option} can't be "${value}": choose ${choices.join(', ')}.`
    );
  }
  return match;
}

function parseNumber(
  option: string,
  value: string,
  min: number,
  max: number
): number {
  const number = /^\d+$/.test(value) ? Number(value) : NaN;
  if (!(number >= min && number <= max)) {
    throw new UserFacingError(
      `${option} can't be "${value}": give a number from ${min} to ${max}.`
    );
  }
  return number;
}

function getModelCacheDir(env: NodeJS.ProcessEnv): string {
  const cache = env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  return join(cache, 'qiskit-completer', 'models');
}
