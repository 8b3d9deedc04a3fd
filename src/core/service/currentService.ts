import type { AcceptanceReporter } from '../acceptance/acceptanceReporter';
import { createAcceptanceReport } from '../acceptance/acceptanceReport';
import type { ApiClient } from '../api/client';
import type { ICompletionChunk } from '../api/completionStream';
import { DiscoveredService } from '../api/discoveredService';
import { type IFeatures, NO_FEATURES } from '../api/features';
import { MAX_TOKENS, STOP_SEQUENCES } from '../api/generationParameters';
import type { Transport } from '../api/transport';
import { scaleBudget, type IBudget } from '../context/budget';
import { DisclaimerGate } from '../disclaimer/disclaimerGate';
import { ApiError } from '../errors/problem';
import { LastSuggestion } from '../feedback/lastSuggestion';
import type { IAssistantSettings } from '../settings/settings';
import { createClient } from './createClient';
import { getNextAttempt, type IAttempt } from './retryWithLess';

/**
 * The service and the model that the settings name. Changed settings get a new
 * object, so that nothing that was found out about one service is ever held
 * against another.
 */
export class CurrentService {
  constructor(
    private readonly settings: IAssistantSettings,
    private readonly transport: Transport
  ) {
    this.modelId = settings.model;
  }

  /** Returns the same service and model with a new client, and what is known of them. */
  reconnect(settings: IAssistantSettings): CurrentService {
    const reconnected = new CurrentService(settings, this.transport);
    reconnected.modelId = this.modelId;
    reconnected.discovered = this.discovered;
    reconnected.lastSuggestion = this.lastSuggestion;
    return reconnected;
  }

  /**
   * The client of the service, created on first use.
   *
   * @throws ApiError if the settings name no usable service; see
   * {@link createClient}.
   */
  get client(): ApiClient {
    this._client ??= createClient(
      this.settings,
      this.transport,
      this.discovered
    );
    return this._client;
  }

  /** The id of the model in use; empty while it isn't known. */
  get knownModel(): string {
    return this.modelId;
  }

  /** Returns the id of the model in use: the chosen one, else the service's first. */
  async resolveModel(): Promise<string> {
    if (this.modelId === '') {
      const [first] = await this.client.listModels();
      this.modelId = first?.id ?? '';
    }
    return this.modelId;
  }

  /**
   * Yields the answer of the model in use, chunk by chunk as it is written. If
   * the service rejects a request as too much, a smaller one is sent.
   *
   * @param reporter - follows each request, so that its outcome can be reported.
   * @throws ApiError, also while the model's disclaimer is not accepted; an
   * AbortError when `signal` is aborted.
   */
  async *complete(
    { prompt, suffix }: { prompt: string; suffix: string },
    signal: AbortSignal,
    reporter: AcceptanceReporter
  ): AsyncGenerator<ICompletionChunk> {
    const { client } = this;
    const model = await this.resolveModel();
    await this.passDisclaimerGate(model);
    signal.throwIfAborted();
    let attempt: IAttempt = {
      params: {
        model,
        prompt,
        suffix: this.discovered.rejectsSuffix ? '' : suffix,
        maxTokens: MAX_TOKENS,
        stop: STOP_SEQUENCES
      },
      provesNoSuffix: false
    };
    for (;;) {
      const tracked = reporter.track((completionId, outcome) =>
        client.reportAcceptance(
          createAcceptanceReport(completionId, outcome),
          model
        )
      );
      try {
        for await (const chunk of client.complete(attempt.params, signal)) {
          tracked.onChunk(chunk);
          this.recordSuccess(attempt, chunk.id);
          yield chunk;
        }
        return;
      } catch (error) {
        attempt = await this.chooseNextAttempt(error, attempt);
      } finally {
        tracked.onEnded();
      }
    }
  }

  /** Knows which models' disclaimers are accepted. */
  readonly disclaimerGate = new DisclaimerGate();

  /** The extra features that the service is known to have; requests nothing. */
  get features(): IFeatures {
    try {
      return this.client.extraFeatures.features;
    } catch {
      // The settings name no usable service.
      return NO_FEATURES;
    }
  }

  /** The suggestion that the user can rate. */
  lastSuggestion = new LastSuggestion();

  /**
   * Returns how much may be sent to the model in use, as far as it is known.
   *
   * @param answerTokens - how many tokens the answer may take.
   */
  computeBudget(answerTokens: number): IBudget {
    const limit = this.discovered.limits.getContextLength(this.modelId);
    return scaleBudget(limit, answerTokens);
  }

  /**
   * Finds out in the background how many tokens the model in use takes, and
   * which extra features the service has. Called after an answer, so that none
   * waits for it; failures are ignored.
   */
  discoverMore(): void {
    void this._client?.discoverLimits(this.modelId);
    void this._client?.extraFeatures.discover();
  }

  /** @throws ApiError `disclaimer` while the model's disclaimer is not accepted. */
  private async passDisclaimerGate(model: string): Promise<void> {
    const { client, disclaimerGate } = this;
    if (!disclaimerGate.isOpen(model)) {
      await disclaimerGate.ensureAccepted(model, () =>
        client.isDisclaimerUnaccepted(model)
      );
    }
  }

  private recordSuccess(
    { params, provesNoSuffix }: IAttempt,
    id: string
  ): void {
    this.discovered.rejectsSuffix ||= provesNoSuffix;
    this.lastSuggestion.recordRequest(id, params.model, params.prompt);
  }

  /** @throws the error, if a smaller request would not help. */
  private async chooseNextAttempt(
    error: unknown,
    attempt: IAttempt
  ): Promise<IAttempt> {
    const { model, maxTokens } = attempt.params;
    if (error instanceof ApiError && error.problem.kind === 'disclaimer') {
      this.disclaimerGate.setAccepted(model, false);
    }
    const next = await getNextAttempt(error, attempt, this.client, () =>
      this.computeBudget(maxTokens)
    );
    if (next === null) {
      throw error;
    }
    return next;
  }

  private _client: ApiClient | null = null;
  private modelId: string;
  private discovered = new DiscoveredService();
}
