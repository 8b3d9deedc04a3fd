import { DisclaimerGate } from '../disclaimer/disclaimerGate';
import type { ApiClient } from '../api/client';
import type { ICompletionChunk } from '../api/completionStream';
import { DiscoveredService } from '../api/discoveredService';
import { ApiError } from '../errors/problem';
import type { Transport } from '../api/transport';
import { reviewOf } from '../acceptance/outcome';
import type { Reports } from '../acceptance/acceptanceReporter';
import { createClient } from './createClient';
import { budgetWithin, type IBudget } from '../context/budget';
import { MAX_TOKENS, STOP_SEQUENCES } from '../api/generationParameters';
import { ExtraFeatures } from './offered';
import { type IAttempt, getNextAttempt } from './retryWithLess';
import type { IAssistantSettings } from '../settings/settings';

/**
 * The service that settings name and its model in use, connected to on first
 * use. Other settings have another one, so that nothing learned of one service
 * is ever held against the next.
 */
export class CurrentService {
  constructor(
    private readonly settings: IAssistantSettings,
    private readonly transport: Transport
  ) {
    this.modelId = settings.model;
  }

  /** The same service and model, and what is known of them, connected to anew. */
  reconnect(settings: IAssistantSettings): CurrentService {
    const reconnected = new CurrentService(settings, this.transport);
    reconnected.modelId = this.modelId;
    reconnected.discovered = this.discovered;
    reconnected.extraFeatures = this.extraFeatures.reconnect(reconnected);
    return reconnected;
  }

  /**
   * A client of the service.
   *
   * @throws ApiError where the settings can't serve; see {@link createClient}.
   */
  get client(): ApiClient {
    this.connectedClient ??= createClient(
      this.settings,
      this.transport,
      this.discovered
    );
    return this.connectedClient;
  }

  /** The id of the model in use; empty where it isn't known yet. */
  get knownModel(): string {
    return this.modelId;
  }

  /** The id of the model in use: the chosen one, else the service's first. */
  async resolveModel(): Promise<string> {
    if (this.modelId === '') {
      const [first] = await this.client.listModels();
      this.modelId = first?.id ?? '';
    }
    return this.modelId;
  }

  /**
   * What the model in use answers, piece by piece; what becomes of that can be
   * reported then. Before a model's first answer the service is asked whether
   * its disclaimer is accepted.
   *
   * @throws ApiError, and an AbortError when `signal` is aborted.
   */
  async *generate(
    { prompt, suffix }: { prompt: string; suffix: string },
    signal: AbortSignal,
    reporter: Reports
  ): AsyncGenerator<ICompletionChunk> {
    const { client, disclaimerGate } = this;
    const model = await this.resolveModel();
    if (!disclaimerGate.isOpen(model)) {
      await disclaimerGate.ensureAccepted(model, () =>
        client.isDisclaimerUnaccepted(model)
      );
    }
    signal.throwIfAborted();
    const limits = { maxTokens: MAX_TOKENS, stop: STOP_SEQUENCES };
    const sentSuffix = this.discovered.rejectsSuffix ? '' : suffix;
    const params = { model, prompt, suffix: sentSuffix, ...limits };
    let nextAttempt: IAttempt | null = { params, provesNoSuffix: false };
    while (nextAttempt !== null) {
      nextAttempt = yield* this.tryAttempt(nextAttempt, signal, reporter);
    }
  }

  /** @returns what to ask instead, if the service refuses that much. */
  private async *tryAttempt(
    attempt: IAttempt,
    signal: AbortSignal,
    reporter: Reports
  ): AsyncGenerator<ICompletionChunk, IAttempt | null> {
    const { client } = this;
    const { params, provesNoSuffix } = attempt;
    const { model, prompt } = params;
    try {
      const chunks = reporter.watch(
        client.complete(params, signal),
        (...outcome) => client.reportAcceptance(reviewOf(...outcome), model)
      );
      for await (const chunk of chunks) {
        this.discovered.rejectsSuffix ||= provesNoSuffix;
        this.extraFeatures.lastSuggestion.asked(chunk.id, model, prompt);
        yield chunk;
      }
      return null;
    } catch (error) {
      if (error instanceof ApiError && error.problem.kind === 'disclaimer') {
        this.disclaimerGate.setAccepted(model, false);
      }
      const getBudget = () => this.computeBudget(params.maxTokens);
      const retry = await getNextAttempt(error, attempt, client, getBudget);
      if (retry === null) {
        throw error;
      }
      return retry;
    }
  }

  /** Which models' disclaimers are accepted, as far as is known. */
  readonly disclaimerGate = new DisclaimerGate();

  /**
   * How much may be sent to the model in use, as far as is known by now.
   *
   * @param answerTokens - tokens that the answer may take.
   */
  computeBudget(answerTokens: number): IBudget {
    const limit = this.discovered.limits.getContextLength(this.modelId);
    return budgetWithin(limit, answerTokens);
  }

  /**
   * Find out in the background how much the model in use holds, and what else
   * is offered; a failure is no matter. Called when an answer is complete, so
   * that none waits for it.
   */
  discoverMore(): void {
    void this.connectedClient?.discoverLimits(this.modelId);
    void this.connectedClient?.extraFeatures.discover();
  }

  /** What is offered beside completions. */
  extraFeatures = new ExtraFeatures(this);

  private connectedClient: ApiClient | null = null;
  private modelId: string;
  private discovered = new DiscoveredService();
}
