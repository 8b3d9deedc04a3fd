import { setTimeout as wait } from 'node:timers/promises';
import { getErrorMessage, logMessage } from '../log';
import type { IModelProcess } from './child';
import { EngineError } from './engine';

/** Failures in a row, without a finished answer, until it gives up. */
const MAX_CONSECUTIVE_FAILURES = 5;
/** The pause before the first restart in ms; each further one doubles it. */
const FIRST_RESTART_DELAY_MS = 250;

/** Keeps one child running: starts it again when it ends unasked. */
export class Supervisor {
  private child: IModelProcess | null = null;
  private failures = 0;
  private giveUpReason: string | null = null;
  private readonly closeController = new AbortController();
  private supervision: Promise<void> = Promise.resolve();

  /** @param launch - starts a child and makes it ready to answer. */
  constructor(private readonly launch: () => Promise<IModelProcess>) {}

  /** Start the first child; its failure is the caller's. */
  async start(): Promise<void> {
    this.child = await this.launch();
    this.supervision = this.keepRunning(this.child);
  }

  /** The running child. Throws `EngineError` 503 while there is none. */
  requireRunning(): IModelProcess {
    if (this.giveUpReason !== null) {
      throw new EngineError(
        `The model failed ${MAX_CONSECUTIVE_FAILURES} times in a row (${this.giveUpReason}): look at the service's output, then start it again.`,
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
  resetFailures(): void {
    this.failures = 0;
  }

  /** End the child, for good. */
  async close(): Promise<void> {
    this.closeController.abort();
    await this.child?.stop();
    await this.supervision;
  }

  private async keepRunning(first: IModelProcess): Promise<void> {
    let exitReason = await first.ended;
    while (!this.closeController.signal.aborted) {
      this.child = null;
      this.failures++;
      if (this.failures >= MAX_CONSECUTIVE_FAILURES) {
        this.giveUpReason = exitReason;
        logMessage(
          `The model failed ${MAX_CONSECUTIVE_FAILURES} times in a row: ${exitReason}.`
        );
        return;
      }
      logMessage(`The model ended (${exitReason}); it is being restarted.`);
      exitReason = await this.restart(
        FIRST_RESTART_DELAY_MS * 2 ** (this.failures - 1)
      );
    }
  }

  /** One more child after a pause; why it ended, or could not start. */
  private async restart(delayMs: number): Promise<string> {
    try {
      await wait(delayMs, undefined, { signal: this.closeController.signal });
      const child = await this.launch();
      if (this.closeController.signal.aborted) {
        await child.stop();
        return 'closed';
      }
      this.child = child;
      logMessage('The model is running again.');
      return await child.ended;
    } catch (error) {
      return getErrorMessage(error);
    }
  }
}
