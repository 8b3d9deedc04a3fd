import { framePromise } from '@jupyterlab/testing';
import type { IMigrationStep } from '../../core/api/migrationStream';
import type { ApiError } from '../../core/errors/problem';
import type { IMigrationTarget } from '../../core/migration/cells';

/**
 * Creates a notebook with these cells for a migration.
 *
 * @returns the notebook, and a function that marks a cell as changed by the user.
 */
export function createMigrationTarget(...texts: string[]) {
  const changedIds = new Set<string>();
  let notifyChanged = () => {};
  const target: IMigrationTarget = {
    cells: texts.map((text, index) => ({
      id: `c${index}`,
      cellNumber: index + 1,
      text
    })),
    exemptCells: [],
    isUnchanged: ({ id }) => !changedIds.has(id),
    onChanged: listener => {
      notifyChanged = listener;
      return () => (notifyChanged = () => {});
    }
  };
  const change = (id: string) => {
    changedIds.add(id);
    notifyChanged();
  };
  return { target, change };
}

/** A migration service whose steps a spec writes one by one. */
export class FakeMigrationService {
  readonly receivedCode: string[] = [];
  signal: AbortSignal | undefined;
  hasFeature = true;

  readonly isAvailable = () => this.hasFeature;
  readonly rewrite = async function* (
    this: FakeMigrationService,
    code: string,
    signal: AbortSignal
  ): AsyncGenerator<IMigrationStep> {
    this.receivedCode.push(code);
    this.signal = signal;
    const aborted = new Promise<null>((_, reject) =>
      signal.addEventListener('abort', () => reject(new Error('aborted')))
    );
    for (;;) {
      const text = await Promise.race([this.nextText(), aborted]);
      if (text === null) {
        return;
      }
      yield { stage: 'writing', text };
    }
  }.bind(this);

  /** Writes the text of one step, or fails. */
  async write(text: string | ApiError): Promise<void> {
    this.push(text);
    await framePromise();
    await framePromise();
  }

  async end(): Promise<void> {
    this.push(null);
    await framePromise();
    await framePromise();
  }

  private nextText(): Promise<string | null> {
    return new Promise((resolve, reject) => {
      this.push = text =>
        text instanceof Error ? reject(text) : resolve(text);
    });
  }

  private push: (text: string | null | ApiError) => void = () => undefined;
}
