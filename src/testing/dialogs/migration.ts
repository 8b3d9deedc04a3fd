import { framePromise } from '@jupyterlab/testing';
import type { IMigrationStep } from '../../core/api/migrationStream';
import type { ApiError } from '../../core/errors/problem';
import type { IMigratable } from '../../core/migration/cells';

/** A notebook of some cells; what a spec says of one is changed meanwhile. */
export function migratableWith(...texts: string[]) {
  const stale = new Set<string>();
  let look = () => {};
  const notebook: IMigratable = {
    cells: texts.map((text, at) => ({ id: `c${at}`, place: at + 1, text })),
    exempt: [],
    isAsBefore: ({ id }) => !stale.has(id),
    onChanged: given => {
      look = given;
      return () => (look = () => {});
    }
  };
  const change = (id: string) => {
    stale.add(id);
    look();
  };
  return { notebook, change };
}

/** A service that a spec writes for, a step after the other. */
export class RewritingService {
  readonly asked: string[] = [];
  signal: AbortSignal | undefined;
  offered = true;

  readonly isOffered = () => this.offered;
  readonly rewrite = async function* (
    this: RewritingService,
    code: string,
    signal: AbortSignal
  ): AsyncGenerator<IMigrationStep> {
    this.asked.push(code);
    this.signal = signal;
    const left = new Promise<null>((_, reject) =>
      signal.addEventListener('abort', () => reject(new Error('left')))
    );
    for (;;) {
      const text = await Promise.race([this.next(), left]);
      if (text === null) {
        return;
      }
      yield { stage: 'writing', text };
    }
  }.bind(this);

  /** Write some text, or fail. */
  async write(text: string | ApiError): Promise<void> {
    this.tell(text);
    await framePromise();
    await framePromise();
  }

  async end(): Promise<void> {
    this.tell(null);
    await framePromise();
    await framePromise();
  }

  private next(): Promise<string | null> {
    return new Promise((resolve, reject) => {
      this.tell = text =>
        text instanceof Error ? reject(text) : resolve(text);
    });
  }

  private tell: (text: string | null | ApiError) => void = () => undefined;
}
