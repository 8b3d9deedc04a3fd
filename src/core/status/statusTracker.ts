import {
  type ApiProblem,
  concernsAll,
  isAbort,
  problemOf
} from '../errors/problem';
import { CircuitBreaker } from './circuitBreaker';
import type { IAssistantSettings } from '../settings/settings';
import { type AssistantState, readyWith, stateAfter, stateOf } from './status';

/** A generation under way, as far as the state goes. */
export interface IRun {
  /** The service has answered with a model. */
  succeeded(model: string): void;
  /** It failed, and was not given up. */
  failed(error: unknown): void;
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
export class Standing {
  /** @param onState - told whenever the state changes. */
  constructor(
    private settings: IAssistantSettings,
    private readonly onState: (state: AssistantState) => void
  ) {
    this.settled = stateOf(settings);
  }

  /** Whether an automatic request may go out. */
  get allows(): boolean {
    return this.breaker.allows;
  }

  /** Take over settings that matter for nothing that is asked. */
  configure(settings: IAssistantSettings): void {
    this.settings = settings;
  }

  /** Begin anew with settings: what runs under others says nothing any more. */
  begin(settings: IAssistantSettings): void {
    this.turn++;
    this.settings = settings;
    this.forgive();
    this.settle(this.turn, stateOf(settings));
  }

  /** Forget what went wrong. */
  forgive(): void {
    this.breaker.reset();
  }

  /** Say the state that follows from the settings alone. */
  restart(): void {
    this.settle(this.turn, stateOf(this.settings));
  }

  /** A model may be used from now on, as far as a person decides. */
  admitted(model: string): void {
    this.breaker.reset();
    this.settle(this.turn, { kind: 'ready', model });
  }

  /** A model may not be used, as long as a person doesn't accept its disclaimer. */
  refused(model: string): void {
    const problem: ApiProblem = { kind: 'disclaimer', model };
    this.breaker.failed(problem);
    this.settle(this.turn, stateAfter(problem));
  }

  /** A generation begins. */
  run(model: string): IRun {
    const turn = ++this.turn;
    const { settings, breaker } = this;
    const request = breaker.begins();
    let outcome = this.settled;
    this.onState({ kind: 'working', model });
    return {
      succeeded: known => {
        breaker.reset();
        outcome = readyWith(settings, known);
      },
      failed: error => {
        const problem = problemOf(error, settings.serviceUrl);
        breaker.failed(problem);
        outcome = stateAfter(problem);
      },
      end: () => {
        breaker.gaveUp(request);
        this.settle(turn, outcome);
        return outcome.kind === 'ready';
      }
    };
  }

  /**
   * Run something else that a person asked for. A failure changes the state if
   * completions would fail of the same; what only they can tell is left to them.
   */
  async watch<T>(action: () => Promise<T>): Promise<T> {
    const { turn, settings } = this;
    try {
      return await action();
    } catch (error) {
      if (!isAbort(error)) {
        const problem = problemOf(error, settings.serviceUrl);
        if (concernsAll(problem)) {
          this.settle(turn, stateAfter(problem));
        }
      }
      throw error;
    }
  }

  /** A state counts only if nothing newer began, with the same settings. */
  private settle(turn: number, state: AssistantState): void {
    if (turn === this.turn) {
      this.settled = this.settings.paused ? { kind: 'paused' } : state;
      this.onState(this.settled);
    }
  }

  private turn = 0;
  /** The last state that was not `working`. */
  private settled: AssistantState;
  private readonly breaker = new CircuitBreaker();
}
