import {
  AcceptanceReporter,
  type WhenIdle
} from './acceptance/acceptanceReporter';
import type { IOutcome } from './acceptance/outcome';
import { MAX_TOKENS } from './api/generationParameters';
import type { IModelDetail } from './api/modelDetail';
import type { Transport } from './api/transport';
import { CompletionEngine } from './completion/engine';
import type { IGenerationObserver } from './completion/generation';
import { ApiError, createAbortError } from './errors/problem';
import { blockWhilePaused } from './service/blockWhilePaused';
import { CurrentService } from './service/currentService';
import type { IAssistantSettings } from './settings/settings';
import { compareSettings, shouldReport } from './settings/settingsChange';
import { Statistics } from './statistics/statistics';
import type { AssistantStatus } from './status/status';
import { StatusTracker } from './status/statusTracker';
import type { IDisclaimer, IModelCard } from '../wire/completionApi';

/**
 * The extension without JupyterLab: completions, models and disclaimers of the
 * service that the settings name, and the status that follows from them. Loaded
 * when the page is idle or on first use.
 */
export class Assistant {
  /**
   * @param transport - carries requests to the service; the browser's `fetch`
   * is one.
   * @param onStatus - called whenever the status changes.
   * @param whenIdle - runs what can wait when the page has nothing else to do.
   */
  constructor(
    private settings: IAssistantSettings,
    transport: Transport,
    onStatus: (status: AssistantStatus) => void,
    whenIdle?: WhenIdle
  ) {
    this.statusTracker = new StatusTracker(settings, onStatus);
    this.transport = blockWhilePaused(() => this.settings.paused, transport);
    this.service = new CurrentService(settings, this.transport);
    this.reporter = new AcceptanceReporter(whenIdle, (...outcome) =>
      this.statistics.recordOutcome(...outcome)
    );
    this.reporter.enabled = shouldReport(settings);
    this.completions = new CompletionEngine(
      (prompt, signal, suffix) =>
        this.service.complete({ prompt, suffix }, signal, this.reporter),
      {
        admit: (...request) => this.admit(...request),
        shouldSpeculate: () => this.settings.speculative,
        getBudget: () => this.service.computeBudget(MAX_TOKENS),
        observe: () => this.observe(),
        onStarted: generation =>
          this.service.lastSuggestion.recordGeneration(generation),
        onFirstText: latencyMs => this.statistics.recordLatency(latencyMs)
      }
    );
  }

  /** Makes suggestions. */
  readonly completions: CompletionEngine;

  /** The service in use; another object once the settings name another one. */
  service: CurrentService;

  /** Counts and latencies since the page was opened. */
  readonly statistics = new Statistics();

  /** Takes over changed settings, and gives up what they make obsolete. */
  configure(settings: IAssistantSettings): void {
    const change = compareSettings(this.settings, settings);
    this.settings = settings;
    this.reporter.enabled = shouldReport(settings);
    if (change === 'service') {
      // Reports go to the service that they are about, while it is still in use.
      this.reporter.flush();
      this.service = new CurrentService(settings, this.transport);
      this.completions.clear();
      this.statusTracker.resetWith(settings);
      return;
    }
    this.statusTracker.updateSettings(settings);
    if (change === 'token') {
      this.reconnect();
    }
  }

  /** Forgets what went wrong, after something outside the settings has changed. */
  reconnect(): void {
    this.service = this.service.reconnect(this.settings);
    this.statusTracker.resetErrors();
    if (!this.completions.isBusy) {
      this.statusTracker.resetStatus();
    }
  }

  /** Records the outcome of a suggestion; the service is told later. */
  reportOutcome(completionId: string, outcome: IOutcome): void {
    this.service.lastSuggestion.markShown(completionId);
    this.reporter.recordOutcome(completionId, outcome);
  }

  /** Sends all waiting reports now, as when the page is left. */
  flushReports(): void {
    this.reporter.flush();
  }

  /** Lists the models of the service. */
  listModels(signal?: AbortSignal): Promise<IModelCard[]> {
    return this.statusTracker.trackAction(() =>
      this.service.client.listModels(signal)
    );
  }

  /** Returns one model's detail. A failure does not concern the model in use. */
  async getModelDetail(
    id: string,
    signal?: AbortSignal
  ): Promise<IModelDetail> {
    return this.service.client.getModelDetail(id, signal);
  }

  /** Returns a model's disclaimer, by default that of the model in use; null for none. */
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

  /** Accepts or rejects a disclaimer, for its model only. */
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
      this.completions.clear();
      this.statusTracker.markDisclaimerRejected(model);
    }
  }

  /**
   * @throws ApiError `paused` if the user asked for a suggestion while paused;
   * an AbortError for automatic requests while paused, or while they rest after
   * failures.
   */
  private admit(isAutomatic: boolean, isKnown: boolean): void {
    const isResting =
      isAutomatic && !isKnown && !this.statusTracker.allowsAutomatic;
    if (isResting || this.settings.paused) {
      throw isAutomatic ? createAbortError() : new ApiError({ kind: 'paused' });
    }
  }

  /** Lets the status follow a generation. */
  private observe(): IGenerationObserver {
    const { service } = this;
    const tracked = this.statusTracker.beginGeneration(service.knownModel);
    const succeed = () => tracked.succeed(service.knownModel);
    return {
      onChunk: succeed,
      // A model that has nothing to say has answered, too.
      onSucceeded: succeed,
      onFailed: error => tracked.fail(error),
      onEnded: () => {
        if (tracked.end()) {
          this.service.discoverMore();
        }
      }
    };
  }

  private readonly transport: Transport;
  private readonly statusTracker: StatusTracker;
  private readonly reporter: AcceptanceReporter;
}
