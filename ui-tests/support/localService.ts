import { type ChildProcess, spawn } from 'node:child_process';
import * as fs from 'node:fs/promises';
import * as os from 'node:os';
import * as path from 'node:path';
import * as readline from 'node:readline';
import { endProcess } from './endProcess';
import { REPOSITORY_ROOT, TEST_PYTHON_PATH } from './paths';

/**
 * Matches the URL of a page's request for a completion. For requests through
 * the relay JupyterLab adds a number as the query.
 */
export const COMPLETIONS_URL = /\/v1\/completions(\?\d+)?$/;

/** The answers of a scripted service; see the service's scripted engine. */
export interface IScript {
  models?: string[];
  default_accepted?: boolean;
  migrations?: {
    prompt?: string;
    chunks?: string[];
    chunk_ms?: number;
    fault?: unknown;
  }[];
  disclaimer?: string;
  hang_all?: boolean;
  html_all?: boolean;
  rules?: {
    prompt?: string;
    chunks?: string[];
    first_byte_ms?: number;
    chunk_ms?: number;
    fault?: unknown;
  }[];
}

/** A line of the service's journal of requests. */
export interface IRequestLogEntry {
  event: 'request' | 'finished' | 'aborted';
  id: number;
  time: number;
  method?: string;
  path?: string;
  body?: {
    prompt?: string;
    suffix?: string;
    model?: string;
    completion?: string;
    accepted?: boolean;
  };
  status?: number;
}

/** A line of the service's log of acceptance reports. */
export interface IAcceptanceLogEntry {
  completion: string;
  accepted: boolean;
  outcome: string;
  ending: string;
  accepted_characters: number;
  characters: number;
}

/** The local service as a child process, with its files in a folder of its own. */
export class LocalService {
  private constructor(
    /** The folder of its files. */
    readonly folder: string,
    private readonly engineOptions: string[]
  ) {}

  /**
   * The token that a client has to send; a new value applies from the next
   * start.
   */
  token = `secret-${Math.random().toString(36).slice(2)}`;
  url = '';
  model = '';
  /** Everything that the service has written to its error output. */
  output = '';

  /** Starts the service with the real model. */
  static async startReal(...options: string[]): Promise<LocalService> {
    return this.launch([
      ...['--engine=llama', '--no-download', '--python', TEST_PYTHON_PATH],
      ...options
    ]);
  }

  /**
   * Starts the service with an engine that answers by a script, including
   * faults.
   */
  static async startScripted(
    script: IScript,
    ...options: string[]
  ): Promise<LocalService> {
    return this.launch(['--engine=scripted', ...options], script);
  }

  private static async launch(
    engineOptions: string[],
    script?: IScript
  ): Promise<LocalService> {
    const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'service-'));
    const service = new LocalService(folder, [...engineOptions]);
    if (script) {
      service.engineOptions.push('--script', path.join(folder, 'script.json'));
      await service.setScript(script);
    }
    await service.start();
    return service;
  }

  /** Changes the answers of a scripted service. */
  async setScript(script: IScript): Promise<void> {
    const complete = { models: ['scripted-model'], rules: [], ...script };
    const file = path.join(this.folder, 'script.json');
    await fs.writeFile(`${file}.new`, JSON.stringify(complete));
    await fs.rename(`${file}.new`, file);
  }

  /** Starts the service; after `stop`, at the same URL and with the same state. */
  async start(): Promise<void> {
    const port = this.url === '' ? '0' : new URL(this.url).port;
    const child = spawn(
      process.execPath,
      [
        path.join(REPOSITORY_ROOT, 'service/lib/main.js'),
        '--port',
        port,
        ...this.engineOptions,
        '--state',
        path.join(this.folder, 'state'),
        '--journal',
        path.join(this.folder, 'journal.jsonl')
      ],
      {
        env: { ...process.env, QISKIT_COMPLETER_SERVICE_TOKEN: this.token },
        stdio: ['ignore', 'pipe', 'pipe']
      }
    );
    this.child = child;
    child.stderr.setEncoding('utf8');
    child.stderr.on('data', (text: string) => (this.output += text));
    for await (const line of readline.createInterface(child.stdout)) {
      const [word, url, model] = line.split(' ');
      if (word === 'ready' && url && model) {
        this.url = url;
        this.model = model;
        return;
      }
    }
    throw new Error(`The service ended before it was ready. ${this.output}`);
  }

  /** Stops the service and keeps its files. */
  async stop(): Promise<void> {
    if (this.child) {
      await endProcess(this.child);
    }
  }

  /** Stops the service and removes its files. */
  async dispose(): Promise<void> {
    await this.stop();
    await fs.rm(this.folder, { recursive: true, force: true });
  }

  /** Returns the journal of all requests so far. */
  async readRequestLog(): Promise<IRequestLogEntry[]> {
    return this.readJsonLines('journal.jsonl') as Promise<IRequestLogEntry[]>;
  }

  /** Returns the newest event of the journal. */
  async readLastEvent(): Promise<IRequestLogEntry['event'] | undefined> {
    return (await this.readRequestLog()).at(-1)?.event;
  }

  /** Returns the prompts of all completions that were requested. */
  async readPrompts(): Promise<string[]> {
    const entries = await this.readRequestLog();
    return entries.flatMap(entry => entry.body?.prompt ?? []);
  }

  /** Returns the log of acceptance reports. */
  async readAcceptanceLog(): Promise<IAcceptanceLogEntry[]> {
    return this.readJsonLines('state/reviews.jsonl') as Promise<
      IAcceptanceLogEntry[]
    >;
  }

  /** Returns the users' feedback about completions. */
  async readFeedback(): Promise<unknown[]> {
    return this.readJsonLines('state/feedback.jsonl');
  }

  /**
   * Returns the outcomes of completions as `outcome accepted/shown, ending`,
   * with numbers of characters: `partly 15/18, dismissed`.
   */
  async readOutcomes(): Promise<string[]> {
    return (await this.readAcceptanceLog()).map(entry => {
      const { outcome, accepted_characters, characters, ending } = entry;
      return `${outcome} ${accepted_characters}/${characters}, ${ending}`;
    });
  }

  private async readJsonLines(name: string): Promise<unknown[]> {
    const text = await fs
      .readFile(path.join(this.folder, name), 'utf8')
      .catch(() => '');
    return text
      .split('\n')
      .slice(0, -1)
      .map(line => JSON.parse(line) as unknown);
  }

  private child: ChildProcess | undefined;
}
