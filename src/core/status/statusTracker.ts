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

/** A generation under way, as far as the state goes. */
export interface ITrackedGeneration {
  /** The service has answered with a model. */
  succeed(model: string): void;
  /** It failed, and was not given up. */
  fail(error: unknown): void;
  /**
   * It is over. Given up before it said anything, it leaves all as it was.
   *
   * @returns whether all is well then.
   */
  end(): boolean;
}

/**
 * How things stand: the state that is shown, and whether automatic requests
 * rest. What comes of an older generation, or of other settings, counts no more.
 */
export class StatusTracker {
  /** @param onStatus - told whenever the state changes. */
  constructor(
    private settings: IAssistantSettings,
    private readonly onStatus: (state: AssistantStatus) => void
  ) {
    this.idleStatus = getStatusFromSettings(settings);
  }

  /** Whether an automatic request may go out. */
  get allowsAutomatic(): boolean {
    return this.breaker.allows;
  }

  /** Take over settings that matter for nothing that is asked. */
  updateSettings(settings: IAssistantSettings): void {
    this.settings = settings;
  }

  /** Begin anew with settings: what runs under others says nothing any more. */
  resetWith(settings: IAssistantSettings): void {
    this.epoch++;
    this.settings = settings;
    this.resetErrors();
    this.setStatus(this.epoch, getStatusFromSettings(settings));
  }

  /** Forget what went wrong. */
  resetErrors(): void {
    this.breaker.reset();
  }

  /** Say the state that follows from the settings alone. */
  resetStatus(): void {
    this.setStatus(this.epoch, getStatusFromSettings(this.settings));
  }

  /** A model may be used from now on, as far as a person decides. */
  markDisclaimerAccepted(model: string): void {
    this.breaker.reset();
    this.setStatus(this.epoch, { kind: 'ready', model });
  }

  /** A model may not be used, as long as a person doesn't accept its disclaimer. */
  markDisclaimerRejected(model: string): void {
    const problem: ApiProblem = { kind: 'disclaimer', model };
    this.breaker.failed(problem);
    this.setStatus(this.epoch, getStatusAfterProblem(problem));
  }

  /** A generation begins. */
  beginGeneration(model: string): ITrackedGeneration {
    const epoch = ++this.epoch;
    const { settings, breaker } = this;
    const request = breaker.begins();
    let finalStatus = this.idleStatus;
    this.onStatus({ kind: 'working', model });
    return {
      succeed: usedModel => {
        breaker.reset();
        finalStatus = getReadyStatus(settings, usedModel);
      },
      fail: error => {
        const problem = toProblem(error, settings.serviceUrl);
        breaker.failed(problem);
        finalStatus = getStatusAfterProblem(problem);
      },
      end: () => {
        breaker.gaveUp(request);
        this.setStatus(epoch, finalStatus);
        return finalStatus.kind === 'ready';
      }
    };
  }

  /**
   * Run something else that a person asked for. A failure changes the state if
   * completions would fail of the same; what only they can tell is left to them.
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

  /** A state counts only if nothing newer began, with the same settings. */
  private setStatus(epoch: number, status: AssistantStatus): void {
    if (epoch === this.epoch) {
      this.idleStatus = this.settings.paused ? { kind: 'paused' } : status;
      this.onStatus(this.idleStatus);
    }
  }

  private epoch = 0;
  /** The last state that was not `working`. */
  private idleStatus: AssistantStatus;
  private readonly breaker = new CircuitBreaker();
}
