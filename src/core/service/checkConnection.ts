import type { ApiClient } from '../api/client';
import type { IDialect } from '../api/dialects';
import {
  createAbortError,
  ApiError,
  type ApiProblem,
  toProblem
} from '../errors/problem';
import type { Transport } from '../api/transport';
import { createClient } from './createClient';
import type { IConnectionInfo } from '../connection/connectionInfo';
import type { IAssistantSettings } from '../settings/settings';

/** The facts about a service that works. */
export interface IServiceInfo {
  readonly dialect: IDialect['name'];
  /** The ids of the listed models. */
  readonly models: readonly string[];
  /** The id of the model in use. */
  readonly model: string;
  /** The state of the disclaimer of that model; `none` if it has none. */
  readonly disclaimer: 'accepted' | 'missing' | 'none';
  /** The time from the first request until its answer was read, in ms. */
  readonly firstAnswerMs: number;
}

/**
 * The result of a connection check. `connectionInfo` is null if not even that
 * could be found out.
 */
export type ConnectionCheckResult =
  | {
      readonly kind: 'works';
      readonly connectionInfo: IConnectionInfo;
      readonly serviceInfo: IServiceInfo;
    }
  | {
      readonly kind: 'failed';
      readonly connectionInfo: IConnectionInfo | null;
      readonly problem: ApiProblem;
    };

/**
 * Checks the service in the settings: requests everything that is needed before
 * the first completion, which is its models, the model in use, its dialect and
 * the disclaimer. This requests no completion, and changes nothing.
 *
 * @param getConnectionInfo - may throw ApiError.
 * @throws AbortError when `signal` is aborted, which aborts all requests.
 */
export async function checkConnection(
  settings: IAssistantSettings,
  getConnectionInfo: () => Promise<IConnectionInfo>,
  transport: Transport,
  signal: AbortSignal
): Promise<ConnectionCheckResult> {
  if (settings.paused) {
    return {
      kind: 'failed',
      connectionInfo: null,
      problem: { kind: 'paused' }
    };
  }
  let connectionInfo: IConnectionInfo | null = null;
  try {
    connectionInfo = await getConnectionInfo();
    signal.throwIfAborted();
    const serviceInfo = await queryService(
      settings,
      withSignal(signal, transport)
    );
    signal.throwIfAborted();
    return { kind: 'works', connectionInfo, serviceInfo };
  } catch (error) {
    if (signal.aborted) {
      throw createAbortError();
    }
    const problem = toProblem(error, settings.serviceUrl);
    return { kind: 'failed', connectionInfo, problem };
  }
}

/** Returns a transport that also aborts each request when `signal` is aborted. */
function withSignal(signal: AbortSignal, transport: Transport): Transport {
  return (url, init, ...rest) => {
    const signals = [signal, ...(init.signal ? [init.signal] : [])];
    const abortableInit = { ...init, signal: AbortSignal.any(signals) };
    return transport(url, abortableInit, ...rest);
  };
}

async function queryService(
  settings: IAssistantSettings,
  transport: Transport
): Promise<IServiceInfo> {
  // A new client, since what others have discovered may be outdated.
  const client = createClient(settings, transport);
  const startTime = performance.now();
  const models = await client.listModels();
  const firstAnswerMs = performance.now() - startTime;
  const model = settings.model || (models[0]?.id ?? '');
  if (!models.some(({ id }) => id === model)) {
    // Some servers list only some of their models.
    await ensureModelExists(model, client);
  }
  const disclaimer = await client.getDisclaimer(model);
  return {
    dialect: await client.getDialectName(model),
    models: models.map(({ id }) => id),
    model,
    disclaimer:
      disclaimer === null
        ? 'none'
        : disclaimer.accepted
          ? 'accepted'
          : 'missing',
    firstAnswerMs
  };
}

/** @throws ApiError `modelUnknown` if the service doesn't have the model. */
async function ensureModelExists(
  model: string,
  client: ApiClient
): Promise<void> {
  try {
    await client.getModelDetail(model);
  } catch (error) {
    const isNotFound =
      error instanceof ApiError && error.problem.kind === 'notFound';
    throw isNotFound ? new ApiError({ kind: 'modelUnknown', model }) : error;
  }
}
