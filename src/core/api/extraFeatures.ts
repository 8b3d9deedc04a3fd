import { fetchFeatures } from './detectDialect';
import type { IClientOptions, IApiRequest } from './transport';
import type {
  IFeedbackRequest,
  IMigrationRequest,
  IMigrationDisclaimerAnswer
} from '../../wire/featureApi';
import type { DiscoveredService } from './discoveredService';
import {
  type IMigrationStep,
  parseMigrationStep,
  readMigrationStream
} from './migrationStream';
import { type IFeatures, NO_FEATURES } from './features';
import { ApiError } from '../errors/problem';
import { parseDisclaimer } from './parse';
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
export class ExtraFeaturesApi {
  /** @param isHosted - whether the dialect was set by hand to the hosted one. */
  constructor(
    private readonly options: IClientOptions,
    private readonly discovered: DiscoveredService,
    private readonly isHosted: boolean
  ) {}

  /**
   * Find out what is offered, where finding out the dialect doesn't tell: one
   * request, at most; a failure is no matter.
   */
  async discover(): Promise<void> {
    const { discovered } = this;
    if (this.isHosted) {
      discovered.featuresRequest ??= fetchFeatures(this.options)
        .catch(() => NO_FEATURES)
        .then(offers => {
          discovered.features = offers;
        });
      await discovered.featuresRequest;
    }
  }

  /** What the service offers, as far as it is known. */
  get features(): IFeatures {
    const { feedback, migration } = this.discovered.features ?? NO_FEATURES;
    return {
      feedback: feedback && !this.missingFeatures.has('feedback'),
      migration: migration && !this.missingFeatures.has('migration')
    };
  }

  /** `POST /feedback`: say what a person thinks of a suggestion. */
  async sendFeedback(body: IFeedbackRequest): Promise<void> {
    await this.rememberIfMissing('feedback', () =>
      this.post('/feedback', body)
    );
  }

  /** `POST /migrate`: code, rewritten for the current Qiskit, as it is written. */
  async *migrate(
    code: string,
    signal: AbortSignal
  ): AsyncGenerator<IMigrationStep> {
    const { token } = this.options;
    const body: IMigrationRequest = { code, stream: true };
    const response = await this.rememberIfMissing('migration', () =>
      this.post('/migrate', body, signal)
    );
    const type = response.headers.get('content-type') ?? '';
    if (response.body !== null && type.includes('text/event-stream')) {
      yield* readMigrationStream(response.body, token, signal);
      return;
    }
    const whole = await readJson(response, this.options, {
      method: 'POST',
      path: '/migrate',
      signal
    });
    yield parseMigrationStep(JSON.stringify(whole), token);
  }

  /** `GET /migrate/disclaimer`: what has to be accepted before. */
  async getMigrationDisclaimer(): Promise<IDisclaimer> {
    const path = '/migrate/disclaimer';
    const answer = await sendForJson(this.options, { method: 'GET', path });
    const disclaimer = parseDisclaimer(answer, '');
    if (disclaimer === null) {
      const url = this.options.root + path;
      throw new ApiError({ kind: 'unexpected', url, message: 'no disclaimer' });
    }
    return disclaimer;
  }

  /** `POST /migrate/disclaimer/acceptance`: accept it, or reject it. */
  async answerMigrationDisclaimer(accepted: boolean): Promise<void> {
    const body: IMigrationDisclaimerAnswer = { accepted };
    await this.post('/migrate/disclaimer/acceptance', body);
  }

  private post(
    path: string,
    body: unknown,
    signal?: AbortSignal
  ): Promise<Response> {
    const request: IApiRequest = { method: 'POST', path, body };
    return send(this.options, signal ? { ...request, signal } : request);
  }

  /** Remember that a row is not offered, if that is what its failure says. */
  private async rememberIfMissing<T>(
    feature: keyof IFeatures,
    request: () => Promise<T>
  ): Promise<T> {
    try {
      return await request();
    } catch (error) {
      if (error instanceof ApiError && isFeatureMissing(error)) {
        this.missingFeatures.add(feature);
      }
      throw error;
    }
  }

  private readonly missingFeatures = new Set<keyof IFeatures>();
}

/** Whether a service doesn't have a row (404, 405, 501), or not for everybody (403). */
function isFeatureMissing({ problem }: ApiError): boolean {
  return (
    problem.kind === 'notFound' ||
    problem.kind === 'forbidden' ||
    (problem.kind === 'invalidRequest' && problem.status === 405) ||
    (problem.kind === 'serverFailed' && problem.status === 501)
  );
}
