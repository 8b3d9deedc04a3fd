import { framePromise } from '@jupyterlab/testing';
import type { IMigrationStep } from '../../core/api/migrationStream';
import type { ApiError } from '../../core/errors/problem';
import type { IMigratable } from '../../core/migration/cells';

/** A notebook of some cells; what a spec says of one is changed meanwhile. */
export function createMigratable(...texts: string[]) {
  const changedIds = new Set<string>();
  let notifyChanged = () => {};
  const notebook: IMigratable = {
    cells: texts.map((text, at) => ({ id: `c${at}`, place: at + 1, text })),
    exempt: [],
    isAsBefore: ({ id }) => !changedIds.has(id),
    onChanged: listener => {
      notifyChanged = listener;
      return () => (notifyChanged = () => {});
    }
  };
  const change = (id: string) => {
    changedIds.add(id);
    notifyChanged();
  };
  return { notebook, change };
}

/** A service that a spec writes for, a step after the other. */
export class FakeMigrationService {
  readonly receivedCode: string[] = [];
  signal: AbortSignal | undefined;
  isAvailable = true;

  readonly isOffered = () => this.isAvailable;
  readonly rewrite = async function* (
    this: FakeMigrationService,
    code: string,
    signal: AbortSignal
  ): AsyncGenerator<IMigrationStep> {
    this.receivedCode.push(code);
    this.signal = signal;
    const left = new Promise<null>((_, reject) =>
      signal.addEventListener('abort', () => reject(new Error('left')))
    );
    for (;;) {
      const text = await Promise.race([this.nextText(), left]);
      if (text === null) {
        return;
      }
      yield { stage: 'writing', text };
    }
  }.bind(this);

  /** Write some text, or fail. */
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
