import { buildCompletionBody, type ICompletionParams } from './completionBody';
import {
  type ICompletionChunk,
  readCompletionStream,
  parseChunk
} from './completionStream';
import { detectDialect } from './detectDialect';
import { DIALECTS, type IDialect } from './dialects';
import { ExtraFeatures } from './extraFeatures';
import { DiscoveredService } from './discoveredService';
import type { ModelLimits } from './modelLimits';
import { ApiError } from '../errors/problem';
import { type IModelDetail, parseModelDetail } from './modelDetail';
import { parseDisclaimer, parseModels } from './parse';
import type { IClientOptions, IApiRequest } from './transport';
import { isEventStream, readJson, send, sendForJson } from './request';
import { AcceptanceApi } from './acceptanceApi';
import type {
  IAcceptanceReport,
  IDisclaimer,
  IModelCard
} from '../../wire/completionApi';
import type { DialectName } from '../../wire/dialect';
import { isRecord } from '../util/isRecord';
import type { IFimTemplate } from '../settings/fimTemplate';
import type { DialectSetting } from '../settings/settings';

/**
 * The API of a service in any dialect, with one method for each documented
 * endpoint. Every method throws ApiError, and an AbortError when its signal is
 * aborted.
 */
export class ApiClient {
  /**
   * @param fimTemplate - the prompt's format for models that expect the suffix in
   * the prompt.
   * @param discovered - the facts that an earlier client of the service found out.
   */
  constructor(
    private readonly options: IClientOptions,
    private readonly dialectSetting: DialectSetting,
    private readonly fimTemplate: IFimTemplate | null = null,
    private readonly discovered = new DiscoveredService()
  ) {
    this.extraFeatures = new ExtraFeatures(
      options,
      discovered,
      dialectSetting === 'hosted'
    );
    this.acceptanceApi = new AcceptanceApi(options, discovered);
  }

  /** The endpoints of the extra features. */
  readonly extraFeatures: ExtraFeatures;

  /** The context lengths of the models, as far as the service has sent them. */
  get limits(): ModelLimits {
    return this.discovered.limits;
  }

  /** Fetches the context lengths, at most once; ignores a failure. */
  async discoverLimits(model: string): Promise<void> {
    await this.limits.discover(async () => {
      // The hosted service's list has no context lengths.
      if (!(await this.getDialect(model)).usesChat) {
        await this.listModels();
      }
    });
  }

  /** Fetches all models of the service. */
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

  /** Fetches the detail of a model. */
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

  /** Fetches the disclaimer of a model; returns null if the service has no disclaimers. */
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

  /** Returns whether the service states that a model's disclaimer is not accepted yet. */
  async isDisclaimerUnaccepted(id: string): Promise<boolean> {
    const path = await this.findDisclaimerPath(id);
    const answer = path && (await this.get(path, { model: id }));
    // A disclaimer without `accepted` counts as accepted.
    return isRecord(answer) && answer['accepted'] === false;
  }

  /** Returns the name of the service's dialect; detects the dialect if necessary. */
  async getDialectName(model: string): Promise<DialectName> {
    return (await this.getDialect(model)).name;
  }

  /** Accepts or rejects a disclaimer. */
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

  /** Requests a completion and yields its chunks as the model writes them. */
  async *complete(
    params: ICompletionParams,
    signal: AbortSignal
  ): AsyncGenerator<ICompletionChunk> {
    const { model } = params;
    const dialect = await this.getDialect(model);
    signal.throwIfAborted();
    const path = dialect.completionsPath;
    const body = buildCompletionBody(params, dialect, this.fimTemplate);
    const response = await this.post(path, body, { model, signal });
    if (isEventStream(response)) {
      yield* readCompletionStream(response.body, this.options.token, signal);
      return;
    }
    // Some servers have no streaming and send one answer.
    const request: IApiRequest = { method: 'POST', path, signal };
    const answer = await readJson(response, this.options, request);
    yield parseChunk(JSON.stringify(answer), this.options.token);
  }

  /**
   * Returns whether the suffix is sent in a field of its own, which not all
   * servers accept.
   */
  async sendsSuffix(model: string): Promise<boolean> {
    return (
      this.fimTemplate === null && !(await this.getDialect(model)).usesChat
    );
  }

  /** Reports the outcome of a completion, if the dialect has an endpoint for that. */
  async reportAcceptance(
    report: IAcceptanceReport,
    model: string
  ): Promise<void> {
    const { acceptanceEndpoint } = await this.getDialect(model);
    if (acceptanceEndpoint !== null) {
      await this.acceptanceApi.send(acceptanceEndpoint, report);
    }
  }

  /** Returns the path of a model's disclaimer; undefined if there are no disclaimers. */
  private async findDisclaimerPath(id: string): Promise<string | undefined> {
    const { disclaimerPath } = await this.getDialect(id);
    return disclaimerPath?.(encodeURIComponent(id));
  }

  /**
   * Returns the dialect. It is detected once, and again after a failure. The
   * detection outlives the request that first needed it, since the next request
   * needs it too.
   */
  private getDialect(model: string): Promise<IDialect> {
    const { dialectSetting, discovered } = this;
    if (dialectSetting !== 'auto') {
      return Promise.resolve(DIALECTS[dialectSetting]);
    }
    discovered.dialect ??= detectDialect(this.options, model, discovered).catch(
      error => {
        discovered.dialect = undefined;
        throw error;
      }
    );
    return discovered.dialect;
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
    const url = this.options.root + path;
    return new ApiError({ kind: 'unexpected', url, message });
  }

  private readonly acceptanceApi: AcceptanceApi;
}

/** The optional properties of a request, which may be undefined here. */
interface IRequestDetails {
  readonly model?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

function omitUndefined(
  details: IRequestDetails
): Pick<IApiRequest, 'model' | 'signal'> {
  const { model, signal } = details;
  return { ...(model !== undefined && { model }), ...(signal && { signal }) };
}
