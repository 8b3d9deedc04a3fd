import type { ICompletionChunk } from '../api/completionStream';
import { BoundedMap } from '../util/boundedMap';
import type { IOutcome } from './outcome';

/** Tells the service that gave a completion what became of it. */
export type SendReport = (
  completionId: string,
  outcome: IOutcome
) => Promise<void>;

/** Receives the outcome of each completion that counts. */
export type OnOutcome = (completionId: string, outcome: IOutcome) => void;

/** Runs an action when the page has nothing else to do. */
export type WhenIdle = (action: () => void) => void;

/** Follows one request for a completion. */
export interface ITrackedRequest {
  /** Remembers which service the completion came from. */
  onChunk(chunk: ICompletionChunk): void;
  /** Called once the request is over, in any case. */
  onEnded(): void;
}

/** The number of completions that are remembered. */
const MAX_COMPLETIONS = 1000;

/** The number of reports that can wait; the oldest are dropped beyond it. */
export const MAX_WAITING_REPORTS = 100;

/** The time without a new report after which reports are sent, in milliseconds. */
const QUIET_MS = 1000;

/** The number of waiting reports from which on another one does not restart the wait. */
const FULL_BATCH = 20;

/**
 * Reports every shown suggestion exactly once to the service that it came from:
 * later, one after the other, and never while a completion is requested that
 * has not begun. A report that fails is not repeated, since it may have
 * arrived, and the user is not told.
 */
export class AcceptanceReporter {
  /**
   * @param whenIdle - runs the sending of reports once it is quiet.
   * @param onOutcome - called with each outcome that counts, reported or not.
   */
  constructor(
    private readonly whenIdle: WhenIdle = action => action(),
    private readonly onOutcome: OnOutcome = () => undefined
  ) {}

  /**
   * Follows a request, so that the outcome of its completion can be reported.
   *
   * @param send - reports to the service that is requested from.
   */
  track(send: SendReport): ITrackedRequest {
    let hasId = false;
    let hasBegun = false;
    this.requestsNotBegun++;
    const begin = () => {
      if (!hasBegun) {
        hasBegun = true;
        this.requestsNotBegun--;
        this.schedule();
      }
    };
    return {
      onChunk: ({ id }) => {
        begin();
        if (!hasId && id !== '') {
          hasId = true;
          this.senders.set(id, send);
        }
      },
      onEnded: begin
    };
  }

  /**
   * Records the outcome of a suggestion that went away. If it is shown again
   * and accepted before its report is sent, it counts as accepted; once the
   * report is sent, nothing more is recorded.
   */
  recordOutcome(completionId: string, outcome: IOutcome): void {
    const waiting = this.queue.get(completionId);
    const send = waiting?.send ?? this.senders.get(completionId);
    const isNoBetter =
      waiting && waiting.outcome.acceptedUnits >= outcome.acceptedUnits;
    if (!send || isNoBetter) {
      return;
    }
    this.senders.set(completionId, null);
    this.onOutcome(completionId, outcome);
    if (this._enabled) {
      this.queue.set(completionId, { send, outcome });
      this.schedule();
    }
  }

  /** Sends all waiting reports now, as when the page is left. */
  flush(): void {
    for (const completionId of [...this.queue.keys()]) {
      void this.sendReport(completionId);
    }
  }

  /** Switches reports on or off; switching them off drops those that wait. */
  set enabled(enabled: boolean) {
    this._enabled = enabled;
    if (!enabled) {
      this.queue.clear();
    }
  }

  /** Sends what waits after a pause, which starts again with every report. */
  private schedule(): void {
    if (this.requestsNotBegun > 0 || this.queue.size === 0) {
      return;
    }
    if (this.timer !== undefined && this.queue.size >= FULL_BATCH) {
      return;
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.whenIdle(() => void this.sendAll());
    }, QUIET_MS);
  }

  private async sendAll(): Promise<void> {
    while (
      !this.isSending &&
      this.requestsNotBegun === 0 &&
      this.queue.size > 0
    ) {
      const [oldest] = this.queue.keys();
      this.isSending = true;
      await this.sendReport(oldest as string);
      this.isSending = false;
    }
  }

  private async sendReport(completionId: string): Promise<void> {
    const { send, outcome } = this.queue.get(completionId) as IWaitingReport;
    this.queue.delete(completionId);
    await send(completionId, outcome).catch(() => undefined);
  }

  /** The function that reports each completion; null once its outcome is recorded. */
  private readonly senders = new BoundedMap<string, SendReport | null>(
    MAX_COMPLETIONS
  );
  private readonly queue = new BoundedMap<string, IWaitingReport>(
    MAX_WAITING_REPORTS
  );
  private timer: ReturnType<typeof setTimeout> | undefined;
  private requestsNotBegun = 0;
  private isSending = false;
  private _enabled = true;
}

/** A report that waits to be sent. */
interface IWaitingReport {
  readonly send: SendReport;
  readonly outcome: IOutcome;
}
