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
import { isEventStream, readJson, send, sendForJson } from './request';
import type { IDisclaimer } from '../../wire/completionApi';

/**
 * The endpoints of the extra features, outside of `/v1`; only the hosted service
 * has them. There is one method for each endpoint. Every method throws ApiError,
 * and an AbortError when its signal is aborted.
 *
 * Sources: see `wire/featureApi.ts`. The official clients can't know which users
 * may migrate code. So after a service has rejected a call, its endpoint counts
 * as missing until the token or the service changes.
 */
export class ExtraFeatures {
  /** @param isHosted - whether the user has set the dialect to `hosted`. */
  constructor(
    private readonly options: IClientOptions,
    private readonly discovered: DiscoveredService,
    private readonly isHosted: boolean
  ) {}

  /**
   * Discovers the extra features if the dialect is not detected, which would
   * discover them as well. Sends one request at most and ignores its failure.
   */
  async discover(): Promise<void> {
    const { discovered } = this;
    if (this.isHosted) {
      discovered.featuresRequest ??= fetchFeatures(this.options)
        .catch(() => NO_FEATURES)
        .then(features => {
          discovered.features = features;
        });
      await discovered.featuresRequest;
    }
  }

  /** The extra features of the service, as far as they are known. */
  get features(): IFeatures {
    const { feedback, migration } = this.discovered.features ?? NO_FEATURES;
    return {
      feedback: feedback && !this.missingFeatures.has('feedback'),
      migration: migration && !this.missingFeatures.has('migration')
    };
  }

  /** Sends the user's rating of a suggestion (`POST /feedback`). */
  async sendFeedback(body: IFeedbackRequest): Promise<void> {
    await this.rememberIfMissing('feedback', () =>
      this.post('/feedback', body)
    );
  }

  /** Yields code as it is migrated to the current Qiskit (`POST /migrate`). */
  async *migrate(
    code: string,
    signal: AbortSignal
  ): AsyncGenerator<IMigrationStep> {
    const { token } = this.options;
    const body: IMigrationRequest = { code, stream: true };
    const response = await this.rememberIfMissing('migration', () =>
      this.post('/migrate', body, signal)
    );
    if (isEventStream(response)) {
      yield* readMigrationStream(response.body, token, signal);
      return;
    }
    // A service without streaming sends one answer.
    const answer = await readJson(response, this.options, {
      method: 'POST',
      path: '/migrate',
      signal
    });
    yield parseMigrationStep(JSON.stringify(answer), token);
  }

  /** Fetches the disclaimer to accept before a migration (`GET /migrate/disclaimer`). */
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

  /** Accepts or rejects that disclaimer (`POST /migrate/disclaimer/acceptance`). */
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

  /** Sends a request, and remembers if its failure means that the feature is missing. */
  private async rememberIfMissing<T>(
    feature: keyof IFeatures,
    sendRequest: () => Promise<T>
  ): Promise<T> {
    try {
      return await sendRequest();
    } catch (error) {
      if (error instanceof ApiError && isFeatureMissing(error)) {
        this.missingFeatures.add(feature);
      }
      throw error;
    }
  }

  private readonly missingFeatures = new Set<keyof IFeatures>();
}

/**
 * Returns whether an error means that a feature is missing: the service does not
 * have the endpoint (404, 405, 501), or not for this user (403).
 */
function isFeatureMissing({ problem }: ApiError): boolean {
  return (
    problem.kind === 'notFound' ||
    problem.kind === 'forbidden' ||
    (problem.kind === 'invalidRequest' && problem.status === 405) ||
    (problem.kind === 'serverFailed' && problem.status === 501)
  );
}
