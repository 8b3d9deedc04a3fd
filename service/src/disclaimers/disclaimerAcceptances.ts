import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { reason, say } from '../log';

/** What a person decided about one disclaimer. */
export interface IAcceptance {
  disclaimer: string;
  accepted: boolean;
}

/** Decisions by model, kept in a folder's `acceptances.json`, if there is one. */
export class AcceptanceFile {
  /** Read the folder's file; without a folder, nothing outlives the process. */
  static async open(folder?: string): Promise<AcceptanceFile> {
    if (folder === undefined) {
      return new AcceptanceFile(undefined, new Map());
    }
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, 'acceptances.json');
    return new AcceptanceFile(path, await read(path));
  }

  private constructor(
    private readonly path: string | undefined,
    private readonly entries: Map<string, IAcceptance>
  ) {}

  get(model: string): IAcceptance | undefined {
    return this.entries.get(model);
  }

  /** Note a decision; resolves once it is on the disk. */
  set(model: string, acceptance: IAcceptance): Promise<void> {
    this.entries.set(model, acceptance);
    this.entries.set(model, acceptance);
    // One write after the other, so that the last decision is what stays.
    this.written = this.written.then(
      () => this.write(),
      () => this.write()
    );
    return this.written;
  }

  private async write(): Promise<void> {
    if (this.path === undefined) {
      return;
    }
    const text = JSON.stringify(Object.fromEntries(this.entries), null, 2);
    const draft = `${this.path}.${process.pid}.tmp`;
    await writeFile(draft, `${text}\n`, { mode: 0o600 });
    await rename(draft, this.path);
  }

  private written: Promise<void> = Promise.resolve();
}

async function read(path: string): Promise<Map<string, IAcceptance>> {
  try {
    return parse(await readFile(path, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return new Map();
    }
    const aside = `${path}.broken`;
    await rename(path, aside);
    say(
      `${path} could not be read (${reason(error)}): it is now ${aside}, and disclaimers have to be accepted again.`
    );
    return new Map();
  }
}

function parse(text: string): Map<string, IAcceptance> {
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error('it is not a JSON object');
  }
  const entries = Object.entries(value as Record<string, unknown>);
  return new Map(
    entries.filter((entry): entry is [string, IAcceptance] =>
      isAcceptance(entry[1])
    )
  );
}

function isAcceptance(value: unknown): value is IAcceptance {
  const { disclaimer, accepted } = (value ?? {}) as Partial<IAcceptance>;
  return typeof disclaimer === 'string' && typeof accepted === 'boolean';
}
