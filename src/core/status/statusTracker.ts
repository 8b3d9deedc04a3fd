import {
  type ApiProblem,
  isServiceWide,
  isAbortError,
  toProblem
} from '../errors/problem';
import { CircuitBreaker } from './circuitBreaker';
import type { IAssistantSettings } from '../settings/settings';
import {
  type AssistantStatus,
  getReadyStatus,
  getStatusAfterProblem,
  getStatusFromSettings
} from './status';

/** The part of a running generation that affects the status. */
export interface ITrackedGeneration {
  /** Records that the service has answered, with the model in use. */
  succeed(model: string): void;
  /** Records that the generation failed. Not for one that was aborted. */
  fail(error: unknown): void;
  /**
   * Ends the generation. After neither `succeed` nor `fail`, since it was aborted,
   * the status is what it was before.
   *
   * @returns whether the status is `ready` now.
   */
  end(): boolean;
}

/**
 * Tracks the status that is shown, and whether automatic requests rest. The
 * outcome of an older generation, or of one under other settings, does not change
 * the status.
 */
export class StatusTracker {
  /** @param onStatus - called whenever the status changes. */
  constructor(
    private settings: IAssistantSettings,
    private readonly onStatus: (status: AssistantStatus) => void
  ) {
    this.idleStatus = getStatusFromSettings(settings);
  }

  /** True if an automatic request may be sent. */
  get allowsAutomatic(): boolean {
    return this.breaker.allowsAutomatic;
  }

  /** Takes settings that do not affect any request. */
  updateSettings(settings: IAssistantSettings): void {
    this.settings = settings;
  }

  /** Starts over with settings; generations under the old ones no longer count. */
  resetWith(settings: IAssistantSettings): void {
    this.epoch++;
    this.settings = settings;
    this.resetErrors();
    this.setStatus(this.epoch, getStatusFromSettings(settings));
  }

  /** Forgets earlier failures, so that automatic requests are allowed again. */
  resetErrors(): void {
    this.breaker.reset();
  }

  /** Returns to the status that follows from the settings alone. */
  resetStatus(): void {
    this.setStatus(this.epoch, getStatusFromSettings(this.settings));
  }

  /** Records that the user has accepted the disclaimer of a model. */
  markDisclaimerAccepted(model: string): void {
    this.breaker.reset();
    this.setStatus(this.epoch, { kind: 'ready', model });
  }

  /** Records that the user has rejected the disclaimer of a model. */
  markDisclaimerRejected(model: string): void {
    const problem: ApiProblem = { kind: 'disclaimer', model };
    this.breaker.recordFailure(problem);
    this.setStatus(this.epoch, getStatusAfterProblem(problem));
  }

  /** Begins a generation and shows the status `working`. */
  beginGeneration(model: string): ITrackedGeneration {
    const epoch = ++this.epoch;
    const { settings, breaker } = this;
    const request = breaker.beginRequest();
    let finalStatus = this.idleStatus;
    this.onStatus({ kind: 'working', model });
    return {
      succeed: usedModel => {
        breaker.reset();
        finalStatus = getReadyStatus(settings, usedModel);
      },
      fail: error => {
        const problem = toProblem(error, settings.serviceUrl);
        breaker.recordFailure(problem);
        finalStatus = getStatusAfterProblem(problem);
      },
      end: () => {
        breaker.abandonRequest(request);
        this.setStatus(epoch, finalStatus);
        return finalStatus.kind === 'ready';
      }
    };
  }

  /**
   * Runs an action of the user that is not a completion. Its failure changes the
   * status if completions would fail for the same reason, but not if it concerns
   * the action's own endpoint only.
   */
  async trackAction<T>(action: () => Promise<T>): Promise<T> {
    const { epoch, settings } = this;
    try {
      return await action();
    } catch (error) {
      if (!isAbortError(error)) {
        const problem = toProblem(error, settings.serviceUrl);
        if (isServiceWide(problem)) {
          this.setStatus(epoch, getStatusAfterProblem(problem));
        }
      }
      throw error;
    }
  }

  /** Sets the status, unless a newer generation has begun or the settings have changed. */
  private setStatus(epoch: number, status: AssistantStatus): void {
    if (epoch === this.epoch) {
      this.idleStatus = this.settings.paused ? { kind: 'paused' } : status;
      this.onStatus(this.idleStatus);
    }
  }

  /** Incremented by each generation and each change of settings. */
  private epoch = 0;
  /** The last status that was not `working`. */
  private idleStatus: AssistantStatus;
  private readonly breaker = new CircuitBreaker();
}
