import { setTimeout as wait } from 'node:timers/promises';
import { reason, say } from '../log';
import type { IChild } from './child';
import { EngineError } from './engine';

/** Failures in a row, without a finished answer, until it gives up. */
const MOST_FAILURES = 5;
/** The pause before the first restart in ms; each further one doubles it. */
const FIRST_PAUSE = 250;

/** Keeps one child running: starts it again when it ends unasked. */
export class Supervisor {
  private child: IChild | null = null;
  private failures = 0;
  private gaveUp: string | null = null;
  private readonly closing = new AbortController();
  private keeping: Promise<void> = Promise.resolve();

  /** @param launch - starts a child and makes it ready to answer. */
  constructor(private readonly launch: () => Promise<IChild>) {}

  /** Start the first child; its failure is the caller's. */
  async start(): Promise<void> {
    this.child = await this.launch();
    this.keeping = this.keep(this.child);
  }

  /** The running child. Throws `EngineError` 503 while there is none. */
  running(): IChild {
    if (this.gaveUp !== null) {
      throw new EngineError(
        `The model failed ${MOST_FAILURES} times in a row (${this.gaveUp}): look at the service's output, then start it again.`,
        503
      );
    }
    if (this.child === null) {
      throw new EngineError(
        'The model is being restarted: try again in a moment.',
        503,
        { 'retry-after': '2' }
      );
    }
    return this.child;
  }

  /** Say that the child has done its work: earlier failures don't count. */
  succeeded(): void {
    this.failures = 0;
  }

  /** End the child, for good. */
  async close(): Promise<void> {
    this.closing.abort();
    await this.child?.stop();
    await this.keeping;
  }

  private async keep(first: IChild): Promise<void> {
    let why = await first.ended;
    while (!this.closing.signal.aborted) {
      this.child = null;
      this.failures++;
      if (this.failures >= MOST_FAILURES) {
        this.gaveUp = why;
        say(`The model failed ${MOST_FAILURES} times in a row: ${why}.`);
        return;
      }
      say(`The model ended (${why}); it is being restarted.`);
      why = await this.again(FIRST_PAUSE * 2 ** (this.failures - 1));
    }
  }

  /** One more child after a pause; why it ended, or could not start. */
  private async again(pause: number): Promise<string> {
    try {
      await wait(pause, undefined, { signal: this.closing.signal });
      const child = await this.launch();
      if (this.closing.signal.aborted) {
        await child.stop();
        return 'closed';
      }
      this.child = child;
      say('The model is running again.');
      return await child.ended;
    } catch (error) {
      return reason(error);
    }
  }
}
