import type { ICompletionChunk } from './api/completionStream';
import { createAbortError, ApiError, isAbortError } from './errors/problem';
import type { Transport } from './api/transport';
import type { IDisclaimer, IModelCard } from '../wire/completionApi';
import type { IModelDetail } from './api/modelDetail';
import { CompletionEngine, type ISuggestion } from './completion/engine';
import type { IOutcome } from './acceptance/outcome';
import { Reports, type WhenIdle } from './acceptance/acceptanceReporter';
import type { IPlace } from './context/cursorContext';
import { Statistics } from './statistics/statistics';
import { MAX_TOKENS } from './api/generationParameters';
import { blockWhilePaused } from './service/blockWhilePaused';
import { CurrentService } from './service/currentService';
import type { IAssistantSettings } from './settings/settings';
import { compareSettings, shouldReport } from './settings/settingsChange';
import { StatusTracker } from './status/statusTracker';
import type { AssistantStatus } from './status/status';

/**
 * What the extension does, without JupyterLab: suggestions, models and
 * disclaimers of the service that the settings name, and the state that
 * follows. Loaded when the page is idle or on first use.
 */
export class Assistant {
  /**
   * @param transport - the way to the service; the browser's `fetch` is one.
   * @param onStatus - told whenever the state changes.
   * @param whenIdle - runs what can wait when the page has nothing else to do.
   */
  constructor(
    private settings: IAssistantSettings,
    transport: Transport,
    onStatus: (state: AssistantStatus) => void,
    whenIdle?: WhenIdle
  ) {
    this.statusTracker = new StatusTracker(settings, onStatus);
    this.transport = blockWhilePaused(() => this.settings.paused, transport);
    this.service = new CurrentService(settings, this.transport);
    this.acceptanceReporter = new Reports(whenIdle, (...outcome) =>
      this.statistics.recordOutcome(...outcome)
    );
    this.acceptanceReporter.enabled = shouldReport(settings);
  }

  /** Take over changed settings; what ran under the old ones is given up. */
  configure(settings: IAssistantSettings): void {
    const change = compareSettings(this.settings, settings);
    this.settings = settings;
    this.acceptanceReporter.enabled = shouldReport(settings);
    if (change === 'service') {
      // To the service that they are about, while that is a matter of now.
      this.acceptanceReporter.flush();
      this.service = new CurrentService(settings, this.transport);
      this.engine.clear();
      this.statusTracker.resetWith(settings);
      return;
    }
    this.statusTracker.updateSettings(settings);
    if (change === 'token') {
      this.reconnect();
    }
  }

  /** Something outside of the settings has changed: forget what went wrong. */
  reconnect(): void {
    this.service = this.service.reconnect(this.settings);
    this.statusTracker.resetErrors();
    if (!this.isGenerating) {
      this.statusTracker.resetStatus();
    }
  }

  /** What is known at a place, at once; nothing is asked of the service. */
  peek(context: IPlace): ISuggestion | null {
    return this.engine.peek(context);
  }

  /** What is being written goes on to say; see {@link CompletionEngine.rest}. */
  suggestFromRunning(context: IPlace): Promise<ISuggestion | null> {
    return this.engine.rest(context);
  }

  /** Whether the running generation still agrees with what stands at a place. */
  isGeneratingFor(context: IPlace): boolean {
    return this.engine.follows(context);
  }

  /**
   * A suggestion at a place; see {@link CompletionEngine.suggest}.
   *
   * @throws AbortError when superseded, or when automatic requests rest; an
   * ApiError to who asks while paused.
   */
  async suggest(
    context: IPlace,
    isAutomatic: boolean
  ): Promise<ISuggestion | null> {
    const isUnderWay = this.isGenerating && this.isGeneratingFor(context);
    const isKnown = isUnderWay || this.engine.peek(context) !== null;
    const isResting =
      isAutomatic && !isKnown && !this.statusTracker.allowsAutomatic;
    const { paused } = this.settings;
    if (isResting || paused) {
      this.engine.cancel();
      throw isAutomatic ? createAbortError() : new ApiError({ kind: 'paused' });
    }
    return this.engine.suggest(context, isAutomatic);
  }

  /** Whether a suggestion is being made. */
  get isGenerating(): boolean {
    return this.engine.busy;
  }

  /** Text or cursor have changed; see {@link CompletionEngine.leave}. */
  updateContext(context: IPlace | null): void {
    this.engine.leave(context);
  }

  /** Whoever waits for a suggestion gets none; see the engine. */
  readonly supersede = (): void => this.engine.supersede();

  /** Give up the running generation. */
  cancel(): void {
    this.engine.cancel();
  }

  /** Say what became of a suggestion; the service is told later. */
  reportOutcome(completionId: string, outcome: IOutcome): void {
    this.service.extraFeatures.lastSuggestion.shown(completionId);
    this.acceptanceReporter.settle(completionId, outcome);
  }

  /** Tell the service now what it is to be told: the page may go. */
  flushReports(): void {
    this.acceptanceReporter.flush();
  }

  /** All models of the service. */
  listModels(signal?: AbortSignal): Promise<IModelCard[]> {
    return this.statusTracker.trackAction(() =>
      this.service.client.listModels(signal)
    );
  }

  /** One model's detail. A failure says nothing of the model in use. */
  async getModelDetail(
    id: string,
    signal?: AbortSignal
  ): Promise<IModelDetail> {
    return this.service.client.getModelDetail(id, signal);
  }

  /** A model's disclaimer, by default that of the model in use; null for none. */
  async getDisclaimer(
    id?: string,
    signal?: AbortSignal
  ): Promise<IDisclaimer | null> {
    const { service } = this;
    return id === undefined
      ? this.statusTracker.trackAction(async () =>
          service.client.getDisclaimer(await service.resolveModel())
        )
      : service.client.getDisclaimer(id, signal);
  }

  /** Accept a disclaimer or reject it, also later; it counts for its model only. */
  async answerDisclaimer(
    disclaimer: IDisclaimer,
    accepted: boolean
  ): Promise<void> {
    const { service } = this;
    const { model } = disclaimer;
    await this.statusTracker.trackAction(() =>
      service.client.answerDisclaimer(disclaimer, accepted)
    );
    service.disclaimerGate.setAccepted(model, accepted);
    if (model !== (await service.resolveModel())) {
      return;
    }
    if (accepted) {
      this.statusTracker.markDisclaimerAccepted(model);
    } else {
      this.engine.clear();
      this.statusTracker.markDisclaimerRejected(model);
    }
  }

  /** The service that is asked now; another one when the settings say so. */
  service: CurrentService;
  /** What became of the suggestions, since the page was opened. */
  readonly statistics = new Statistics();

  private async *generate(
    prompt: string,
    signal: AbortSignal,
    suffix: string
  ): AsyncGenerator<ICompletionChunk> {
    const { service } = this;
    const tracked = this.statusTracker.beginGeneration(service.knownModel);
    try {
      const chunks = service.generate(
        { prompt, suffix },
        signal,
        this.acceptanceReporter
      );
      for await (const chunk of chunks) {
        tracked.succeed(service.knownModel);
        yield chunk;
      }
      // Who has nothing to say has answered, too.
      tracked.succeed(service.knownModel);
    } catch (error) {
      if (!isAbortError(error) && !signal.aborted) {
        tracked.fail(error);
      }
      throw error;
    } finally {
      if (tracked.end()) {
        this.service.discoverMore();
      }
    }
  }

  private readonly transport: Transport;
  private readonly statusTracker: StatusTracker;
  private readonly engine = new CompletionEngine(
    (...question) => this.generate(...question),
    {
      speculates: () => this.settings.speculative,
      budget: () => this.service.computeBudget(MAX_TOKENS),
      onBegun: session =>
        this.service.extraFeatures.lastSuggestion.begun(session),
      onAnswered: milliseconds => this.statistics.recordLatency(milliseconds)
    }
  );
  private readonly acceptanceReporter: Reports;
}
