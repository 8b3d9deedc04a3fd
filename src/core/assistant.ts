import type { ICompletionPiece } from './api/completionStream';
import {
  type ApiProblem,
  abortError,
  isAbort,
  problemOf
} from './api/problems';
import type { Transport } from './api/transport';
import type { IDisclaimer, IModelCard } from './api/wire';
import type { IModelDetail } from './api/modelDetail';
import { CircuitBreaker } from './complete/circuitBreaker';
import { CompletionEngine, type ISuggestion } from './complete/engine';
import type { IOutcome } from './complete/outcome';
import { Reports, type WhenIdle } from './complete/reports';
import type { IPlace } from './context/place';
import { Figures } from './figures/figures';
import { MAX_TOKENS } from './generationLimits';
import { ServiceInUse } from './serviceInUse';
import type { IAssistantSettings } from './settings';
import { changeBetween, reportsIn } from './settingsChange';
import { type AssistantState, readyWith, stateAfter, stateOf } from './state';

/**
 * What the extension does, without JupyterLab: suggestions, models and
 * disclaimers of the service that the settings name, and the state that
 * follows. Loaded when the page is idle or on first use.
 */
export class Assistant {
  /**
   * @param transport - the way to the service; the browser's `fetch` is one.
   * @param onState - told whenever the state changes.
   * @param whenIdle - runs what can wait when the page has nothing else to do.
   */
  constructor(
    private settings: IAssistantSettings,
    private readonly transport: Transport,
    private readonly onState: (state: AssistantState) => void,
    whenIdle?: WhenIdle
  ) {
    this.settledState = stateOf(settings);
    this.service = new ServiceInUse(settings, transport);
    this.reports = new Reports(whenIdle, (...outcome) =>
      this.figures.settled(...outcome)
    );
    this.reports.enabled = reportsIn(settings);
  }

  /** Take over changed settings; what ran under the old ones is given up. */
  configure(settings: IAssistantSettings): void {
    const change = changeBetween(this.settings, settings);
    this.settings = settings;
    this.reports.enabled = reportsIn(settings);
    if (change === 'service') {
      // To the service that they are about, while that is a matter of now.
      this.reports.flush();
      this.turn++;
      this.service = new ServiceInUse(settings, this.transport);
      this.engine.clear();
      this.breaker.reset();
      this.settled(this.turn, stateOf(settings));
    } else if (change === 'token') {
      this.renew();
    }
  }

  /** Something outside of the settings has changed: forget what went wrong. */
  renew(): void {
    this.service = this.service.renewed(this.settings);
    this.breaker.reset();
    if (!this.busy) {
      this.settled(this.turn, stateOf(this.settings));
    }
  }

  /** What is known at a place, at once; nothing is asked of the service. */
  peek(place: IPlace): ISuggestion | null {
    return this.engine.peek(place);
  }

  /** Whether the running generation still agrees with what stands at a place. */
  follows(place: IPlace): boolean {
    return this.engine.follows(place);
  }

  /**
   * A suggestion at a place; see {@link CompletionEngine.suggest}.
   *
   * @throws AbortError when superseded, paused, or when automatic requests rest.
   */
  async suggest(
    place: IPlace,
    automatic: boolean
  ): Promise<ISuggestion | null> {
    const rests =
      automatic && !this.breaker.allows && this.engine.peek(place) === null;
    if (rests || this.settings.paused) {
      this.engine.cancel();
      throw abortError();
    }
    return this.engine.suggest(place, automatic);
  }

  /** Whether a suggestion is being made. */
  get busy(): boolean {
    return this.engine.busy;
  }

  /** Text or cursor have changed; see {@link CompletionEngine.leave}. */
  leave(place: IPlace | null): void {
    this.engine.leave(place);
  }

  /** Whoever waits for a suggestion gets none; see the engine. */
  readonly supersede = (): void => this.engine.supersede();

  /** Give up the running generation. */
  cancel(): void {
    this.engine.cancel();
  }

  /** Say what became of a suggestion; the service is told later. */
  settle(completion: string, outcome: IOutcome): void {
    this.service.offered.last.shown(completion);
    this.reports.settle(completion, outcome);
  }

  /** Tell the service now what it is to be told: the page may go. */
  flush(): void {
    this.reports.flush();
  }

  /** All models of the service. */
  models(signal?: AbortSignal): Promise<IModelCard[]> {
    return this.watched(() => this.service.client.models(signal));
  }

  /** One model's detail. A failure says nothing of the model in use. */
  async model(id: string, signal?: AbortSignal): Promise<IModelDetail> {
    return this.service.client.model(id, signal);
  }

  /** A model's disclaimer, by default that of the model in use; null for none. */
  async disclaimer(
    id?: string,
    signal?: AbortSignal
  ): Promise<IDisclaimer | null> {
    const { service } = this;
    return id === undefined
      ? this.watched(async () =>
          service.client.disclaimer(await service.model())
        )
      : service.client.disclaimer(id, signal);
  }

  /** Accept a disclaimer or reject it, also later; it counts for its model only. */
  async review(disclaimer: IDisclaimer, accepted: boolean): Promise<void> {
    const { service } = this;
    const { model } = disclaimer;
    await this.watched(() => service.client.review(disclaimer, accepted));
    service.accepted.note(model, accepted);
    if (model !== (await service.model())) {
      return;
    }
    this.breaker.reset();
    if (accepted) {
      this.settled(this.turn, { kind: 'ready', model });
    } else {
      this.engine.clear();
      this.settled(this.turn, this.failed({ kind: 'disclaimer', model }));
    }
  }

  /** The service that is asked now; another one when the settings say so. */
  service: ServiceInUse;
  /** What became of the suggestions, since the page was opened. */
  readonly figures = new Figures();

  private async *generate(
    prompt: string,
    signal: AbortSignal,
    suffix: string
  ): AsyncGenerator<ICompletionPiece> {
    const turn = ++this.turn;
    const { service } = this;
    const { serviceUrl } = this.settings;
    this.onState({ kind: 'working', model: service.knownModel });
    // Given up before it said anything, it leaves everything as it was.
    let outcome = this.settledState;
    try {
      const pieces = service.answer({ prompt, suffix }, signal, this.reports);
      for await (const piece of pieces) {
        this.breaker.reset();
        outcome = readyWith(this.settings, service.knownModel);
        yield piece;
      }
    } catch (error) {
      if (!isAbort(error) && !signal.aborted) {
        outcome = this.failed(problemOf(error, serviceUrl));
      }
      throw error;
    } finally {
      this.settled(turn, outcome);
      if (outcome.kind === 'ready') {
        this.service.learnMore();
      }
    }
  }

  /** Run something that a person asked for; a failure changes the state. */
  private async watched<T>(action: () => Promise<T>): Promise<T> {
    const { turn } = this;
    const { serviceUrl } = this.settings;
    try {
      return await action();
    } catch (error) {
      if (!isAbort(error)) {
        this.settled(turn, this.failed(problemOf(error, serviceUrl)));
      }
      throw error;
    }
  }

  private failed(problem: ApiProblem): AssistantState {
    this.breaker.failed(problem);
    return stateAfter(problem);
  }

  /** A state counts only if nothing newer began, with the same settings. */
  private settled(turn: number, state: AssistantState): void {
    if (turn === this.turn) {
      this.settledState = this.settings.paused ? { kind: 'paused' } : state;
      this.onState(this.settledState);
    }
  }

  private turn = 0;
  /** The last state that was not `working`. */
  private settledState: AssistantState;
  private readonly breaker = new CircuitBreaker();
  private readonly engine = new CompletionEngine(
    (...question) => this.generate(...question),
    {
      speculates: () => this.settings.speculative,
      budget: () => this.service.budget(MAX_TOKENS),
      onBegun: session => this.service.offered.last.begun(session),
      onAnswered: milliseconds => this.figures.answered(milliseconds)
    }
  );
  private readonly reports: Reports;
}
