import type { ICompletionPiece } from './api/completionStream';
import {
  type ApiProblem,
  abortError,
  isAbort,
  problemOf
} from './api/problems';
import type { Transport } from './api/transport';
import type { IDisclaimer, IModelCard } from './api/wire';
import { Backoff } from './complete/backoff';
import { CompletionEngine, type ISuggestion } from './complete/engine';
import { type IOutcome, reviewOf } from './complete/outcome';
import { Reports, type WhenIdle } from './complete/reports';
import type { IPlace } from './context/place';
import { MAX_TOKENS, STOP } from './generationLimits';
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
    this.reports = new Reports(whenIdle);
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
      this.backoff.reset();
      this.settled(this.turn, stateOf(settings));
    } else if (change === 'token') {
      this.renew();
    }
  }

  /** Something outside of the settings has changed: forget what went wrong. */
  renew(): void {
    this.service = this.service.renewed(this.settings);
    this.backoff.reset();
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
      automatic && !this.backoff.open && this.engine.peek(place) === null;
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
    this.reports.settle(completion, outcome);
  }

  /** Tell the service now what it is to be told: the page may go. */
  flush(): void {
    this.reports.flush();
  }

  /** All models of the service. */
  models(): Promise<IModelCard[]> {
    return this.watched(() => this.service.client.models());
  }

  /** The disclaimer of the model in use; null where there is none. */
  disclaimer(): Promise<IDisclaimer | null> {
    const { service } = this;
    return this.watched(async () =>
      service.client.disclaimer(await service.model())
    );
  }

  /** Accept a disclaimer, or reject it. */
  async review(disclaimer: IDisclaimer, accepted: boolean): Promise<void> {
    await this.watched(() => this.service.client.review(disclaimer, accepted));
    const { model } = disclaimer;
    this.backoff.reset();
    const kind = accepted ? 'ready' : 'disclaimer';
    this.settled(this.turn, { kind, model });
  }

  private async *generate(
    prompt: string,
    signal: AbortSignal,
    suffix: string
  ): AsyncGenerator<ICompletionPiece> {
    const turn = ++this.turn;
    const { service } = this;
    const { serviceUrl } = this.settings;
    let model = service.knownModel;
    this.onState({ kind: 'working', model });
    // Given up before it said anything, it leaves everything as it was.
    let outcome = this.settledState;
    try {
      const { client } = service;
      model = await service.model();
      signal.throwIfAborted();
      const maxTokens = MAX_TOKENS;
      const question = { model, prompt, suffix, maxTokens, stop: STOP };
      const pieces = this.reports.watch(
        client.complete(question, signal),
        (...outcome) => client.accept(reviewOf(...outcome), model)
      );
      for await (const piece of pieces) {
        this.backoff.reset();
        outcome = readyWith(this.settings, model);
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
        // Not before, so that no completion waits for it.
        this.service.learnLimits(model);
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
      this.settled(turn, this.failed(problemOf(error, serviceUrl)));
      throw error;
    }
  }

  private failed(problem: ApiProblem): AssistantState {
    this.backoff.failed(problem);
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
  private service: ServiceInUse;
  private readonly backoff = new Backoff();
  private readonly engine = new CompletionEngine(
    (...question) => this.generate(...question),
    {
      speculates: () => this.settings.speculative,
      budget: () => this.service.budget(MAX_TOKENS)
    }
  );
  private readonly reports: Reports;
}
