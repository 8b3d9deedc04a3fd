import { Accepted } from '../disclaimer/disclaimerGate';
import type { ApiClient } from '../api/client';
import type { ICompletionPiece } from '../api/completionStream';
import { Learned } from '../api/discoveredService';
import { ApiError } from '../errors/problem';
import type { Transport } from '../api/transport';
import { reviewOf } from '../acceptance/outcome';
import type { Reports } from '../acceptance/acceptanceReporter';
import { connect } from './createClient';
import { budgetWithin, type IBudget } from '../context/budget';
import { MAX_TOKENS, STOP } from '../api/generationParameters';
import { Offered } from './offered';
import { type IAsked, lessAfter } from './retryWithLess';
import type { IAssistantSettings } from '../settings/settings';

/**
 * The service that settings name and its model in use, connected to on first
 * use. Other settings have another one, so that nothing learned of one service
 * is ever held against the next.
 */
export class ServiceInUse {
  constructor(
    private readonly settings: IAssistantSettings,
    private readonly transport: Transport
  ) {
    this.known = settings.model;
  }

  /** The same service and model, and what is known of them, connected to anew. */
  renewed(settings: IAssistantSettings): ServiceInUse {
    const other = new ServiceInUse(settings, this.transport);
    other.known = this.known;
    other.learned = this.learned;
    other.offered = this.offered.renewed(other);
    return other;
  }

  /**
   * A client of the service.
   *
   * @throws ApiError where the settings can't serve; see {@link connect}.
   */
  get client(): ApiClient {
    this.connected ??= connect(this.settings, this.transport, this.learned);
    return this.connected;
  }

  /** The id of the model in use; empty where it isn't known yet. */
  get knownModel(): string {
    return this.known;
  }

  /** The id of the model in use: the chosen one, else the service's first. */
  async model(): Promise<string> {
    if (this.known === '') {
      const [first] = await this.client.models();
      this.known = first?.id ?? '';
    }
    return this.known;
  }

  /**
   * What the model in use answers, piece by piece; what becomes of that can be
   * reported then. Before a model's first answer the service is asked whether
   * its disclaimer is accepted.
   *
   * @throws ApiError, and an AbortError when `signal` is aborted.
   */
  async *answer(
    { prompt, suffix }: { prompt: string; suffix: string },
    signal: AbortSignal,
    reports: Reports
  ): AsyncGenerator<ICompletionPiece> {
    const { client, accepted } = this;
    const model = await this.model();
    if (!accepted.knows(model)) {
      await accepted.require(model, () => client.isRefused(model));
    }
    signal.throwIfAborted();
    const limits = { maxTokens: MAX_TOKENS, stop: STOP };
    const after = this.learned.refusesSuffix ? '' : suffix;
    const question = { model, prompt, suffix: after, ...limits };
    let next: IAsked | null = { question, blamesSuffix: false };
    while (next !== null) {
      next = yield* this.pieces(next, signal, reports);
    }
  }

  /** @returns what to ask instead, if the service refuses that much. */
  private async *pieces(
    asked: IAsked,
    signal: AbortSignal,
    reports: Reports
  ): AsyncGenerator<ICompletionPiece, IAsked | null> {
    const { client } = this;
    const { question, blamesSuffix } = asked;
    const { model, prompt } = question;
    try {
      const pieces = reports.watch(
        client.complete(question, signal),
        (...outcome) => client.accept(reviewOf(...outcome), model)
      );
      for await (const piece of pieces) {
        this.learned.refusesSuffix ||= blamesSuffix;
        this.offered.last.asked(piece.id, model, prompt);
        yield piece;
      }
      return null;
    } catch (error) {
      if (error instanceof ApiError && error.problem.kind === 'disclaimer') {
        this.accepted.note(model, false);
      }
      const budget = () => this.budget(question.maxTokens);
      const less = await lessAfter(error, asked, client, budget);
      if (less === null) {
        throw error;
      }
      return less;
    }
  }

  /** Which models' disclaimers are accepted, as far as is known. */
  readonly accepted = new Accepted();

  /**
   * How much may be sent to the model in use, as far as is known by now.
   *
   * @param answer - tokens that the answer may take.
   */
  budget(answer: number): IBudget {
    const limit = this.learned.limits.of(this.known);
    return budgetWithin(limit, answer);
  }

  /**
   * Find out in the background how much the model in use holds, and what else
   * is offered; a failure is no matter. Called when an answer is complete, so
   * that none waits for it.
   */
  learnMore(): void {
    void this.connected?.learnLimits(this.known);
    void this.connected?.extras.learn();
  }

  /** What is offered beside completions. */
  offered = new Offered(this);

  private connected: ApiClient | null = null;
  private known: string;
  private learned = new Learned();
}
