import type { ICompletionPiece } from './api/completionStream';
import { abortError, ApiError, isAbort } from './errors/problem';
import type { Transport } from './api/transport';
import type { IDisclaimer, IModelCard } from '../wire/completionApi';
import type { IModelDetail } from './api/modelDetail';
import { CompletionEngine, type ISuggestion } from './completion/engine';
import type { IOutcome } from './acceptance/outcome';
import { Reports, type WhenIdle } from './acceptance/acceptanceReporter';
import type { IPlace } from './context/cursorContext';
import { Figures } from './statistics/statistics';
import { MAX_TOKENS } from './api/generationParameters';
import { unlessPaused } from './service/blockWhilePaused';
import { ServiceInUse } from './service/currentService';
import type { IAssistantSettings } from './settings/settings';
import { changeBetween, reportsIn } from './settings/settingsChange';
import { Standing } from './status/statusTracker';
import type { AssistantState } from './status/status';

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
    transport: Transport,
    onState: (state: AssistantState) => void,
    whenIdle?: WhenIdle
  ) {
    this.standing = new Standing(settings, onState);
    this.transport = unlessPaused(() => this.settings.paused, transport);
    this.service = new ServiceInUse(settings, this.transport);
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
      this.service = new ServiceInUse(settings, this.transport);
      this.engine.clear();
      this.standing.begin(settings);
      return;
    }
    this.standing.configure(settings);
    if (change === 'token') {
      this.renew();
    }
  }

  /** Something outside of the settings has changed: forget what went wrong. */
  renew(): void {
    this.service = this.service.renewed(this.settings);
    this.standing.forgive();
    if (!this.busy) {
      this.standing.restart();
    }
  }

  /** What is known at a place, at once; nothing is asked of the service. */
  peek(place: IPlace): ISuggestion | null {
    return this.engine.peek(place);
  }

  /** What is being written goes on to say; see {@link CompletionEngine.rest}. */
  rest(place: IPlace): Promise<ISuggestion | null> {
    return this.engine.rest(place);
  }

  /** Whether the running generation still agrees with what stands at a place. */
  follows(place: IPlace): boolean {
    return this.engine.follows(place);
  }

  /**
   * A suggestion at a place; see {@link CompletionEngine.suggest}.
   *
   * @throws AbortError when superseded, or when automatic requests rest; an
   * ApiError to who asks while paused.
   */
  async suggest(
    place: IPlace,
    automatic: boolean
  ): Promise<ISuggestion | null> {
    const isUnderWay = this.busy && this.follows(place);
    const isKnown = isUnderWay || this.engine.peek(place) !== null;
    const rests = automatic && !isKnown && !this.standing.allows;
    const { paused } = this.settings;
    if (rests || paused) {
      this.engine.cancel();
      throw automatic ? abortError() : new ApiError({ kind: 'paused' });
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
    return this.standing.watch(() => this.service.client.models(signal));
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
      ? this.standing.watch(async () =>
          service.client.disclaimer(await service.model())
        )
      : service.client.disclaimer(id, signal);
  }

  /** Accept a disclaimer or reject it, also later; it counts for its model only. */
  async review(disclaimer: IDisclaimer, accepted: boolean): Promise<void> {
    const { service } = this;
    const { model } = disclaimer;
    await this.standing.watch(() =>
      service.client.review(disclaimer, accepted)
    );
    service.accepted.note(model, accepted);
    if (model !== (await service.model())) {
      return;
    }
    if (accepted) {
      this.standing.admitted(model);
    } else {
      this.engine.clear();
      this.standing.refused(model);
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
    const { service } = this;
    const run = this.standing.run(service.knownModel);
    try {
      const pieces = service.answer({ prompt, suffix }, signal, this.reports);
      for await (const piece of pieces) {
        run.succeeded(service.knownModel);
        yield piece;
      }
      // Who has nothing to say has answered, too.
      run.succeeded(service.knownModel);
    } catch (error) {
      if (!isAbort(error) && !signal.aborted) {
        run.failed(error);
      }
      throw error;
    } finally {
      if (run.end()) {
        this.service.learnMore();
      }
    }
  }

  private readonly transport: Transport;
  private readonly standing: Standing;
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
