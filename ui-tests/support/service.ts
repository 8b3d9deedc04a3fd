import { type ChildProcess, spawn } from 'node:child_process';
import * as fs from 'node:fs/promises';
import * as os from 'node:os';
import * as path from 'node:path';
import * as readline from 'node:readline';
import { endProcess } from './endProcess';

const ROOT = path.resolve(__dirname, '../..');

/** A page's request for a completion: direct, or through the relay, which numbers them. */
export const COMPLETIONS = /\/v1\/completions(\?\d+)?$/;

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
export interface IJournalEntry {
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
export interface IReview {
  completion: string;
  accepted: boolean;
  outcome: string;
  ending: string;
  accepted_characters: number;
  characters: number;
}

/** A local service as a child process, with what it keeps in a folder of its own. */
export class Service {
  private constructor(
    /** All that it keeps. */
    readonly folder: string,
    private readonly engine: string[]
  ) {}

  /** What a client must send; another one holds from the next start on. */
  token = `secret-${Math.random().toString(36).slice(2)}`;
  url = '';
  model = '';
  /** What it has told who runs it. */
  log = '';

  /** The service with the real model. */
  static async real(...options: string[]): Promise<Service> {
    const python =
      process.env['QISKIT_COMPLETER_PYTHON'] ??
      path.join(ROOT, '.venv/bin/python');
    return this.create([
      ...['--engine=llama', '--no-download', '--python', python],
      ...options
    ]);
  }

  /** The service with an engine that answers by a script, faults included. */
  static async scripted(
    script: IScript,
    ...options: string[]
  ): Promise<Service> {
    const service = await this.create(
      ['--engine=scripted', ...options],
      script
    );
    return service;
  }

  private static async create(
    engine: string[],
    script?: IScript
  ): Promise<Service> {
    const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'service-'));
    const service = new Service(folder, [...engine]);
    if (script) {
      service.engine.push('--script', path.join(folder, 'script.json'));
      await service.answer(script);
    }
    await service.start();
    return service;
  }

  /** Change what a scripted service answers. */
  async answer(script: IScript): Promise<void> {
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
        path.join(ROOT, 'service/lib/main.js'),
        '--port',
        port,
        ...this.engine,
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
    child.stderr.on('data', (text: string) => (this.log += text));
    for await (const line of readline.createInterface(child.stdout)) {
      const [word, url, model] = line.split(' ');
      if (word === 'ready' && url && model) {
        this.url = url;
        this.model = model;
        return;
      }
    }
    throw new Error(`The service ended before it was ready. ${this.log}`);
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
  async journal(): Promise<IJournalEntry[]> {
    return this.lines('journal.jsonl') as Promise<IJournalEntry[]>;
  }

  /** What happened last. */
  async newestEvent(): Promise<IJournalEntry['event'] | undefined> {
    return (await this.journal()).at(-1)?.event;
  }

  /** The prompts of the completions that were asked for. */
  async prompts(): Promise<string[]> {
    const entries = await this.journal();
    return entries.flatMap(entry => entry.body?.prompt ?? []);
  }

  /** What was reported about completions. */
  async reviews(): Promise<IReview[]> {
    return this.lines('state/reviews.jsonl') as Promise<IReview[]>;
  }

  /** What people said about completions. */
  async feedback(): Promise<unknown[]> {
    return this.lines('state/feedback.jsonl');
  }

  /** What became of completions, as `outcome taken/shown, ending`. */
  async outcomes(): Promise<string[]> {
    return (await this.reviews()).map(review => {
      const { outcome, accepted_characters, characters, ending } = review;
      return `${outcome} ${accepted_characters}/${characters}, ${ending}`;
    });
  }

  private async lines(name: string): Promise<unknown[]> {
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
