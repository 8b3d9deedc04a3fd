import { setTimeout as wait } from 'node:timers/promises';
import { getErrorMessage, logMessage } from '../log';
import { EngineError } from './engine';
import type { IModelProcess } from './modelProcess';

/**
 * The number of failures in a row after which it gives up. A finished generation
 * resets the count.
 */
const MAX_CONSECUTIVE_FAILURES = 5;
/** The pause before the first restart, in ms; it doubles with each further failure. */
const FIRST_RESTART_DELAY_MS = 250;

/** Keeps one model process running: restarts it when it ends unexpectedly. */
export class Supervisor {
  private modelProcess: IModelProcess | null = null;
  private failures = 0;
  private giveUpReason: string | null = null;
  private readonly closeController = new AbortController();
  private supervision: Promise<void> = Promise.resolve();

  /** @param launch - starts a process, and makes it ready for requests. */
  constructor(private readonly launch: () => Promise<IModelProcess>) {}

  /** Starts the first process. Throws what `launch` throws. */
  async start(): Promise<void> {
    this.modelProcess = await this.launch();
    this.supervision = this.keepRunning(this.modelProcess);
  }

  /** Returns the running process. Throws `EngineError` 503 if there is none. */
  requireRunning(): IModelProcess {
    if (this.giveUpReason !== null) {
      throw new EngineError(
        `The model failed ${MAX_CONSECUTIVE_FAILURES} times in a row (${this.giveUpReason}): look at the service's output, then restart the service.`,
        503
      );
    }
    if (this.modelProcess === null) {
      throw new EngineError(
        'The model is being restarted: try again in a moment.',
        503,
        { 'retry-after': '2' }
      );
    }
    return this.modelProcess;
  }

  /** Forgets earlier failures, because the process has finished a generation. */
  resetFailures(): void {
    this.failures = 0;
  }

  /** Ends the process, and does not restart it. */
  async close(): Promise<void> {
    this.closeController.abort();
    await this.modelProcess?.stop();
    await this.supervision;
  }

  private async keepRunning(firstProcess: IModelProcess): Promise<void> {
    let exitReason = await firstProcess.ended;
    while (!this.closeController.signal.aborted) {
      this.modelProcess = null;
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

  /**
   * Starts another process after a pause. Resolves when that process has ended, or
   * could not be started, with the reason.
   */
  private async restart(delayMs: number): Promise<string> {
    try {
      await wait(delayMs, undefined, { signal: this.closeController.signal });
      const modelProcess = await this.launch();
      if (this.closeController.signal.aborted) {
        await modelProcess.stop();
        return 'closed';
      }
      this.modelProcess = modelProcess;
      logMessage('The model is running again.');
      return await modelProcess.ended;
    } catch (error) {
      return getErrorMessage(error);
    }
  }
}
