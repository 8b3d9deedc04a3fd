import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getErrorMessage, logMessage } from '../log';

/** The answer that was given to one disclaimer. */
export interface IStoredDisclaimerAnswer {
  /** The disclaimer's id. */
  disclaimer: string;
  accepted: boolean;
}

/**
 * Keeps the answers to disclaimers, by model, in a folder's `acceptances.json`.
 * Without a folder, they are kept in memory only.
 */
export class DisclaimerAnswerFile {
  /** Creates the folder if necessary, and reads its file. */
  static async open(folder?: string): Promise<DisclaimerAnswerFile> {
    if (folder === undefined) {
      return new DisclaimerAnswerFile(undefined, new Map());
    }
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, 'acceptances.json');
    return new DisclaimerAnswerFile(path, await readAnswers(path));
  }

  /** The write that was started last; settled if none is running. */
  private lastWrite: Promise<void> = Promise.resolve();

  private constructor(
    private readonly path: string | undefined,
    private readonly answers: Map<string, IStoredDisclaimerAnswer>
  ) {}

  /** Returns the answer that was given to a model's disclaimer, if any. */
  get(model: string): IStoredDisclaimerAnswer | undefined {
    return this.answers.get(model);
  }

  /** Stores an answer; resolves once it is on the disk. */
  set(model: string, answer: IStoredDisclaimerAnswer): Promise<void> {
    this.answers.set(model, answer);
    // The writes take turns, so that the file ends up with the latest answers.
    this.lastWrite = this.lastWrite.then(
      () => this.write(),
      () => this.write()
    );
    return this.lastWrite;
  }

  private async write(): Promise<void> {
    if (this.path === undefined) {
      return;
    }
    const text = JSON.stringify(Object.fromEntries(this.answers), null, 2);
    const temporaryPath = `${this.path}.${process.pid}.tmp`;
    await writeFile(temporaryPath, `${text}\n`, { mode: 0o600 });
    await rename(temporaryPath, this.path);
  }
}

async function readAnswers(
  path: string
): Promise<Map<string, IStoredDisclaimerAnswer>> {
  try {
    return parseAnswers(await readFile(path, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return new Map();
    }
    const brokenPath = `${path}.broken`;
    await rename(path, brokenPath);
    logMessage(
      `${path} could not be read (${getErrorMessage(error)}): it was renamed to ${brokenPath}, and disclaimers have to be accepted again.`
    );
    return new Map();
  }
}

function parseAnswers(text: string): Map<string, IStoredDisclaimerAnswer> {
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error('it is not a JSON object');
  }
  const entries = Object.entries(value as Record<string, unknown>);
  return new Map(
    entries.filter((entry): entry is [string, IStoredDisclaimerAnswer] =>
      isStoredDisclaimerAnswer(entry[1])
    )
  );
}

function isStoredDisclaimerAnswer(
  value: unknown
): value is IStoredDisclaimerAnswer {
  const { disclaimer, accepted } = (value ??
    {}) as Partial<IStoredDisclaimerAnswer>;
  return typeof disclaimer === 'string' && typeof accepted === 'boolean';
}
