import { bodyOf, type ICompletionQuestion } from './completionBody';
import {
  type ICompletionPiece,
  readCompletionStream,
  readPiece
} from './completionStream';
import { detectDialect } from './detectDialect';
import { DIALECTS, type IDialect } from './dialects';
import { Extras } from './extraFeatures';
import type { IFimTemplate } from './fim';
import { Learned } from './discoveredService';
import type { ModelLimits } from './modelLimits';
import { ApiError } from '../errors/problem';
import { type IModelDetail, readModelDetail } from './modelDetail';
import { readDisclaimer, readModels } from './parse';
import type { IEndpoint, IRequest } from './transport';
import { readJson, send, sendForJson } from './request';
import { Reviews } from './acceptanceApi';
import type { ICompletionReview, IDisclaimer, IModelCard } from '../../wire/completionApi';
import { isRecord } from '../util/isRecord';
import type { DialectSetting } from '../settings/settings';

/**
 * The API, one method per documented row, whatever the server's dialect.
 * Every method throws ApiError, and an AbortError when its signal is aborted.
 */
export class ApiClient {
  /**
   * @param template - for models that know the suffix by their own tokens.
   * @param learned - what an earlier client of the service found out.
   */
  constructor(
    private readonly endpoint: IEndpoint,
    private readonly setting: DialectSetting,
    private readonly template: IFimTemplate | null = null,
    private readonly learned = new Learned()
  ) {
    this.extras = new Extras(endpoint, learned, setting === 'hosted');
    this.reviews = new Reviews(endpoint, learned);
  }

  /** The rows of the hosted service beside these. */
  readonly extras: Extras;

  /** How much the models can hold, as far as the service has said. */
  get limits(): ModelLimits {
    return this.learned.limits;
  }

  /** Find that out, asking at most once; a failure is no matter. */
  async learnLimits(model: string): Promise<void> {
    await this.limits.learn(async () => {
      // The hosted service's list doesn't say.
      if (!(await this.dialect(model)).chat) {
        await this.models();
      }
    });
  }

  /** All models of the service. */
  async models(signal?: AbortSignal): Promise<IModelCard[]> {
    const path = '/v1/models';
    const models = readModels(await this.get(path, { signal }));
    if (models === null) {
      throw this.unexpected(path, 'no list of models');
    }
    if (models.length === 0) {
      throw new ApiError({ kind: 'noModels', url: this.endpoint.root });
    }
    this.limits.note(models);
    return models;
  }

  /** One model's detail. */
  async model(id: string, signal?: AbortSignal): Promise<IModelDetail> {
    const path = (await this.dialect(id)).model(encodeURIComponent(id));
    const answer = await this.get(path, { model: id, signal });
    const detail = readModelDetail(answer);
    if (detail === null) {
      throw this.unexpected(path, 'no model');
    }
    return detail;
  }

  /** A model's disclaimer; null where the service has none to accept. */
  async disclaimer(
    id: string,
    signal?: AbortSignal
  ): Promise<IDisclaimer | null> {
    const path = await this.disclaimerPath(id);
    if (path === undefined) {
      return null;
    }
    const answer = await this.get(path, { model: id, signal });
    const read = readDisclaimer(answer, id);
    if (read === null) {
      throw this.unexpected(path, 'no disclaimer');
    }
    return read;
  }

  /** Whether the service says that a model's disclaimer is not accepted yet. */
  async isRefused(id: string): Promise<boolean> {
    const path = await this.disclaimerPath(id);
    const answer = path && (await this.get(path, { model: id }));
    // Nothing is said by who leaves it out.
    return isRecord(answer) && answer['accepted'] === false;
  }

  /** Which dialect is spoken; found out if need be. */
  async dialectName(model: string): Promise<IDialect['name']> {
    return (await this.dialect(model)).name;
  }

  /** Accept a disclaimer, or reject it. */
  async review(disclaimer: IDisclaimer, accepted: boolean): Promise<void> {
    const { model } = disclaimer;
    const path = await this.disclaimerPath(model);
    if (path !== undefined) {
      await this.post(path, { disclaimer: disclaimer.id, accepted }, { model });
    }
  }

  /** The model's answer, piece by piece as it is written. */
  async *complete(
    question: ICompletionQuestion,
    signal: AbortSignal
  ): AsyncGenerator<ICompletionPiece> {
    const dialect = await this.dialect(question.model);
    signal.throwIfAborted();
    const response = await this.post(
      dialect.completions,
      bodyOf(question, dialect, this.template),
      { model: question.model, signal }
    );
    const type = response.headers.get('content-type') ?? '';
    if (response.body !== null && type.includes('text/event-stream')) {
      yield* readCompletionStream(response.body, this.endpoint.token, signal);
      return;
    }
    // Some servers know no streaming and answer whole.
    const path = dialect.completions;
    const request: IRequest = { method: 'POST', path, signal };
    const whole = await readJson(response, this.endpoint, request);
    yield readPiece(JSON.stringify(whole), this.endpoint.token);
  }

  /**
   * Whether what follows the cursor is sent in a field of its own, which not
   * all servers know.
   */
  async sendsSuffix(model: string): Promise<boolean> {
    return this.template === null && !(await this.dialect(model)).chat;
  }

  /** Report that a completion was accepted or rejected, where one can. */
  async accept(review: ICompletionReview, model: string): Promise<void> {
    const { acceptance } = await this.dialect(model);
    if (acceptance !== null) {
      await this.reviews.send(acceptance, review);
    }
  }

  /** Where a model's disclaimer is; undefined where there is none. */
  private async disclaimerPath(id: string): Promise<string | undefined> {
    const { disclaimer } = await this.dialect(id);
    return disclaimer?.(encodeURIComponent(id));
  }

  /**
   * Found out once, and again if finding out failed. It outlives the request
   * that first needed it, since the next one needs it too.
   */
  private dialect(model: string): Promise<IDialect> {
    if (this.setting !== 'auto') {
      return Promise.resolve(DIALECTS[this.setting]);
    }
    this.learned.dialect ??= detectDialect(
      this.endpoint,
      model,
      this.learned
    ).catch(error => {
      this.learned.dialect = undefined;
      throw error;
    });
    return this.learned.dialect;
  }

  private get(path: string, about: IAbout): Promise<unknown> {
    return sendForJson(this.endpoint, { method: 'GET', path, ...given(about) });
  }

  private post(path: string, body: unknown, about: IAbout): Promise<Response> {
    return send(this.endpoint, { method: 'POST', path, body, ...given(about) });
  }

  private unexpected(path: string, said: string): ApiError {
    return new ApiError({
      kind: 'unexpected',
      url: this.endpoint.root + path,
      said
    });
  }

  private readonly reviews: Reviews;
}

/** What a request is about, where it is about something. */
interface IAbout {
  readonly model?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

function given(about: IAbout): Pick<IRequest, 'model' | 'signal'> {
  return {
    ...(about.model === undefined ? {} : { model: about.model }),
    ...(about.signal === undefined ? {} : { signal: about.signal })
  };
}
