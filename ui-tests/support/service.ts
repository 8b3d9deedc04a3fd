import { type ChildProcess, spawn } from 'node:child_process';
import * as fs from 'node:fs/promises';
import * as os from 'node:os';
import * as path from 'node:path';
import * as readline from 'node:readline';
import { endProcess } from './endProcess';

const REPOSITORY_ROOT = path.resolve(__dirname, '../..');

/** A page's request for a completion: direct, or through the relay, which numbers them. */
export const COMPLETIONS_URL = /\/v1\/completions(\?\d+)?$/;

/** What a scripted service answers; see the service's scripted engine. */
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

/** One line of the service's journal. */
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

/** One line of what a service keeps of reports. */
export interface IAcceptanceLogEntry {
  completion: string;
  accepted: boolean;
  outcome: string;
  ending: string;
  accepted_characters: number;
  characters: number;
}

/** A local service as a child process, with what it keeps in a folder of its own. */
export class LocalService {
  private constructor(
    /** All that it keeps. */
    readonly folder: string,
    private readonly engineOptions: string[]
  ) {}

  /** What a client must send; another one holds from the next start on. */
  token = `secret-${Math.random().toString(36).slice(2)}`;
  url = '';
  model = '';
  /** What it has told who runs it. */
  output = '';

  /** The service with the real model. */
  static async startReal(...options: string[]): Promise<LocalService> {
    const python =
      process.env['QISKIT_COMPLETER_PYTHON'] ??
      path.join(REPOSITORY_ROOT, '.venv/bin/python');
    return this.launch([
      ...['--engine=llama', '--no-download', '--python', python],
      ...options
    ]);
  }

  /** The service with an engine that answers by a script, faults included. */
  static async startScripted(
    script: IScript,
    ...options: string[]
  ): Promise<LocalService> {
    const service = await this.launch(
      ['--engine=scripted', ...options],
      script
    );
    return service;
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

  /** Change what a scripted service answers. */
  async setScript(script: IScript): Promise<void> {
    const complete = { models: ['scripted-model'], rules: [], ...script };
    const file = path.join(this.folder, 'script.json');
    await fs.writeFile(`${file}.new`, JSON.stringify(complete));
    await fs.rename(`${file}.new`, file);
  }

  /** Start it, again after `stop` on the same address and with the same state. */
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

  async stop(): Promise<void> {
    if (this.child) {
      await endProcess(this.child);
    }
  }

  /** Stop it and remove what it kept. */
  async dispose(): Promise<void> {
    await this.stop();
    await fs.rm(this.folder, { recursive: true, force: true });
  }

  /** What was asked of it so far. */
  async readRequestLog(): Promise<IRequestLogEntry[]> {
    return this.readJsonLines('journal.jsonl') as Promise<IRequestLogEntry[]>;
  }

  /** What happened last. */
  async readLastEvent(): Promise<IRequestLogEntry['event'] | undefined> {
    return (await this.readRequestLog()).at(-1)?.event;
  }

  /** The prompts of the completions that were asked for. */
  async readPrompts(): Promise<string[]> {
    const entries = await this.readRequestLog();
    return entries.flatMap(entry => entry.body?.prompt ?? []);
  }

  /** What was reported about completions. */
  async readAcceptanceLog(): Promise<IAcceptanceLogEntry[]> {
    return this.readJsonLines('state/reviews.jsonl') as Promise<
      IAcceptanceLogEntry[]
    >;
  }

  /** What people said about completions. */
  async readFeedback(): Promise<unknown[]> {
    return this.readJsonLines('state/feedback.jsonl');
  }

  /** What became of completions, as `outcome taken/shown, ending`. */
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
