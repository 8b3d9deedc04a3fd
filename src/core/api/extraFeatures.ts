import { askOffers } from './detectDialect';
import type { IEndpoint, IRequest } from './transport';
import type {
  IFeedback,
  IMigrationRequest,
  IMigrationReview
} from '../../wire/featureApi';
import type { Learned } from './discoveredService';
import {
  type IMigrationStep,
  readMigrationStep,
  readMigrationStream
} from './migrationStream';
import { type IOffers, NO_OFFERS } from './features';
import { ApiError } from '../errors/problem';
import { readDisclaimer } from './parse';
import { readJson, send, sendForJson } from './request';
import type { IDisclaimer } from '../../wire/completionApi';

/**
 * The rows outside of `/v1` that the hosted service has, one method per row.
 * Every method throws ApiError, and an AbortError when its signal is aborted.
 *
 * Sources: see `extraWire.ts`. Nothing tells the official clients who may
 * migrate: a service that refuses a row is taken at its word until the token
 * or the service changes.
 */
export class Extras {
  /** @param hosted - whether the dialect was set by hand to the hosted one. */
  constructor(
    private readonly endpoint: IEndpoint,
    private readonly learned: Learned,
    private readonly hosted: boolean
  ) {}

  /**
   * Find out what is offered, where finding out the dialect doesn't tell: one
   * request, at most; a failure is no matter.
   */
  async learn(): Promise<void> {
    const { learned } = this;
    if (this.hosted) {
      learned.asksOffers ??= askOffers(this.endpoint)
        .catch(() => NO_OFFERS)
        .then(offers => {
          learned.offers = offers;
        });
      await learned.asksOffers;
    }
  }

  /** What the service offers, as far as it is known. */
  get offers(): IOffers {
    const { feedback, migration } = this.learned.offers ?? NO_OFFERS;
    return {
      feedback: feedback && !this.refused.has('feedback'),
      migration: migration && !this.refused.has('migration')
    };
  }

  /** `POST /feedback`: say what a person thinks of a suggestion. */
  async feedback(body: IFeedback): Promise<void> {
    await this.orRefused('feedback', () => this.post('/feedback', body));
  }

  /** `POST /migrate`: code, rewritten for the current Qiskit, as it is written. */
  async *migrate(
    code: string,
    signal: AbortSignal
  ): AsyncGenerator<IMigrationStep> {
    const { token } = this.endpoint;
    const body: IMigrationRequest = { code, stream: true };
    const response = await this.orRefused('migration', () =>
      this.post('/migrate', body, signal)
    );
    const type = response.headers.get('content-type') ?? '';
    if (response.body !== null && type.includes('text/event-stream')) {
      yield* readMigrationStream(response.body, token, signal);
      return;
    }
    const whole = await readJson(response, this.endpoint, {
      method: 'POST',
      path: '/migrate',
      signal
    });
    yield readMigrationStep(JSON.stringify(whole), token);
  }

  /** `GET /migrate/disclaimer`: what has to be accepted before. */
  async migrationDisclaimer(): Promise<IDisclaimer> {
    const path = '/migrate/disclaimer';
    const answer = await sendForJson(this.endpoint, { method: 'GET', path });
    const read = readDisclaimer(answer, '');
    if (read === null) {
      const url = this.endpoint.root + path;
      throw new ApiError({ kind: 'unexpected', url, said: 'no disclaimer' });
    }
    return read;
  }

  /** `POST /migrate/disclaimer/acceptance`: accept it, or reject it. */
  async reviewMigration(accepted: boolean): Promise<void> {
    const body: IMigrationReview = { accepted };
    await this.post('/migrate/disclaimer/acceptance', body);
  }

  private post(
    path: string,
    body: unknown,
    signal?: AbortSignal
  ): Promise<Response> {
    const request: IRequest = { method: 'POST', path, body };
    return send(this.endpoint, signal ? { ...request, signal } : request);
  }

  /** Remember that a row is not offered, if that is what its failure says. */
  private async orRefused<T>(
    row: keyof IOffers,
    ask: () => Promise<T>
  ): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      if (error instanceof ApiError && isRefusal(error)) {
        this.refused.add(row);
      }
      throw error;
    }
  }

  private readonly refused = new Set<keyof IOffers>();
}

/** Whether a service doesn't have a row (404, 405, 501), or not for everybody (403). */
function isRefusal({ problem }: ApiError): boolean {
  return (
    problem.kind === 'notFound' ||
    problem.kind === 'forbidden' ||
    (problem.kind === 'refused' && problem.status === 405) ||
    (problem.kind === 'serverFailed' && problem.status === 501)
  );
}
