import { buildCompletionBody, type ICompletionParams } from './completionBody';
import {
  type ICompletionChunk,
  readCompletionStream,
  parseChunk
} from './completionStream';
import { detectDialect } from './detectDialect';
import { DIALECTS, type IDialect } from './dialects';
import { ExtraFeaturesApi } from './extraFeatures';
import type { IFimTemplate } from './fim';
import { DiscoveredService } from './discoveredService';
import type { ModelLimits } from './modelLimits';
import { ApiError } from '../errors/problem';
import { type IModelDetail, parseModelDetail } from './modelDetail';
import { parseDisclaimer, parseModels } from './parse';
import type { IClientOptions, IApiRequest } from './transport';
import { readJson, send, sendForJson } from './request';
import { AcceptanceApi } from './acceptanceApi';
import type {
  IAcceptanceReport,
  IDisclaimer,
  IModelCard
} from '../../wire/completionApi';
import { isRecord } from '../util/isRecord';
import type { DialectSetting } from '../settings/settings';

/**
 * The API, one method per documented row, whatever the server's dialect.
 * Every method throws ApiError, and an AbortError when its signal is aborted.
 */
export class ApiClient {
  /**
   * @param fimTemplate - for models that know the suffix by their own tokens.
   * @param discovered - what an earlier client of the service found out.
   */
  constructor(
    private readonly options: IClientOptions,
    private readonly dialectSetting: DialectSetting,
    private readonly fimTemplate: IFimTemplate | null = null,
    private readonly discovered = new DiscoveredService()
  ) {
    this.extraFeatures = new ExtraFeaturesApi(
      options,
      discovered,
      dialectSetting === 'hosted'
    );
    this.acceptanceApi = new AcceptanceApi(options, discovered);
  }

  /** The rows of the hosted service beside these. */
  readonly extraFeatures: ExtraFeaturesApi;

  /** How much the models can hold, as far as the service has said. */
  get limits(): ModelLimits {
    return this.discovered.limits;
  }

  /** Find that out, asking at most once; a failure is no matter. */
  async discoverLimits(model: string): Promise<void> {
    await this.limits.discover(async () => {
      // The hosted service's list doesn't say.
      if (!(await this.getDialect(model)).usesChat) {
        await this.listModels();
      }
    });
  }

  /** All models of the service. */
  async listModels(signal?: AbortSignal): Promise<IModelCard[]> {
    const path = '/v1/models';
    const models = parseModels(await this.get(path, { signal }));
    if (models === null) {
      throw this.createUnexpectedError(path, 'no list of models');
    }
    if (models.length === 0) {
      throw new ApiError({ kind: 'noModels', url: this.options.root });
    }
    this.limits.recordModels(models);
    return models;
  }

  /** One model's detail. */
  async getModelDetail(
    id: string,
    signal?: AbortSignal
  ): Promise<IModelDetail> {
    const path = (await this.getDialect(id)).modelPath(encodeURIComponent(id));
    const answer = await this.get(path, { model: id, signal });
    const detail = parseModelDetail(answer);
    if (detail === null) {
      throw this.createUnexpectedError(path, 'no model');
    }
    return detail;
  }

  /** A model's disclaimer; null where the service has none to accept. */
  async getDisclaimer(
    id: string,
    signal?: AbortSignal
  ): Promise<IDisclaimer | null> {
    const path = await this.findDisclaimerPath(id);
    if (path === undefined) {
      return null;
    }
    const answer = await this.get(path, { model: id, signal });
    const disclaimer = parseDisclaimer(answer, id);
    if (disclaimer === null) {
      throw this.createUnexpectedError(path, 'no disclaimer');
    }
    return disclaimer;
  }

  /** Whether the service says that a model's disclaimer is not accepted yet. */
  async isDisclaimerUnaccepted(id: string): Promise<boolean> {
    const path = await this.findDisclaimerPath(id);
    const answer = path && (await this.get(path, { model: id }));
    // Nothing is said by who leaves it out.
    return isRecord(answer) && answer['accepted'] === false;
  }

  /** Which dialect is spoken; found out if need be. */
  async getDialectName(model: string): Promise<IDialect['name']> {
    return (await this.getDialect(model)).name;
  }

  /** Accept a disclaimer, or reject it. */
  async answerDisclaimer(
    disclaimer: IDisclaimer,
    accepted: boolean
  ): Promise<void> {
    const { model } = disclaimer;
    const path = await this.findDisclaimerPath(model);
    if (path !== undefined) {
      await this.post(path, { disclaimer: disclaimer.id, accepted }, { model });
    }
  }

  /** The model's answer, piece by piece as it is written. */
  async *complete(
    params: ICompletionParams,
    signal: AbortSignal
  ): AsyncGenerator<ICompletionChunk> {
    const dialect = await this.getDialect(params.model);
    signal.throwIfAborted();
    const response = await this.post(
      dialect.completionsPath,
      buildCompletionBody(params, dialect, this.fimTemplate),
      { model: params.model, signal }
    );
    const type = response.headers.get('content-type') ?? '';
    if (response.body !== null && type.includes('text/event-stream')) {
      yield* readCompletionStream(response.body, this.options.token, signal);
      return;
    }
    // Some servers know no streaming and answer whole.
    const path = dialect.completionsPath;
    const request: IApiRequest = { method: 'POST', path, signal };
    const whole = await readJson(response, this.options, request);
    yield parseChunk(JSON.stringify(whole), this.options.token);
  }

  /**
   * Whether what follows the cursor is sent in a field of its own, which not
   * all servers know.
   */
  async sendsSuffix(model: string): Promise<boolean> {
    return (
      this.fimTemplate === null && !(await this.getDialect(model)).usesChat
    );
  }

  /** Report that a completion was accepted or rejected, where one can. */
  async reportAcceptance(
    report: IAcceptanceReport,
    model: string
  ): Promise<void> {
    const { acceptanceEndpoint: acceptance } = await this.getDialect(model);
    if (acceptance !== null) {
      await this.acceptanceApi.send(acceptance, report);
    }
  }

  /** Where a model's disclaimer is; undefined where there is none. */
  private async findDisclaimerPath(id: string): Promise<string | undefined> {
    const { disclaimerPath: disclaimer } = await this.getDialect(id);
    return disclaimer?.(encodeURIComponent(id));
  }

  /**
   * Found out once, and again if finding out failed. It outlives the request
   * that first needed it, since the next one needs it too.
   */
  private getDialect(model: string): Promise<IDialect> {
    if (this.dialectSetting !== 'auto') {
      return Promise.resolve(DIALECTS[this.dialectSetting]);
    }
    this.discovered.dialect ??= detectDialect(
      this.options,
      model,
      this.discovered
    ).catch(error => {
      this.discovered.dialect = undefined;
      throw error;
    });
    return this.discovered.dialect;
  }

  private get(path: string, details: IRequestDetails): Promise<unknown> {
    return sendForJson(this.options, {
      method: 'GET',
      path,
      ...omitUndefined(details)
    });
  }

  private post(
    path: string,
    body: unknown,
    details: IRequestDetails
  ): Promise<Response> {
    return send(this.options, {
      method: 'POST',
      path,
      body,
      ...omitUndefined(details)
    });
  }

  private createUnexpectedError(path: string, message: string): ApiError {
    return new ApiError({
      kind: 'unexpected',
      url: this.options.root + path,
      message
    });
  }

  private readonly acceptanceApi: AcceptanceApi;
}

/** What a request is about, where it is about something. */
interface IRequestDetails {
  readonly model?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

function omitUndefined(
  details: IRequestDetails
): Pick<IApiRequest, 'model' | 'signal'> {
  return {
    ...(details.model === undefined ? {} : { model: details.model }),
    ...(details.signal === undefined ? {} : { signal: details.signal })
  };
}
