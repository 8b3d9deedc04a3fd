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

/** What a service answered that works. */
export interface IServiceInfo {
  readonly dialect: IDialect['name'];
  /** The ids of the models that it lists. */
  readonly models: readonly string[];
  /** The id of the model in use. */
  readonly model: string;
  /** Whether that model's disclaimer is accepted; `none` where there is none. */
  readonly disclaimer: 'accepted' | 'missing' | 'none';
  /** From the first request until its answer was read, in milliseconds. */
  readonly milliseconds: number;
}

/** What came of a test; `connectionInfo` is null where not even that could be found out. */
export type ConnectionTestResult =
  | {
      readonly kind: 'works';
      readonly connectionInfo: IConnectionInfo;
      readonly answer: IServiceInfo;
    }
  | {
      readonly kind: 'failed';
      readonly connectionInfo: IConnectionInfo | null;
      readonly problem: ApiProblem;
    };

/**
 * Ask the service that the settings name all that is needed before it can
 * complete: its models, the model in use, its dialect, its disclaimer. That
 * costs no completion, and changes nothing.
 *
 * @param getConnectionInfo - how requests travel; throws ApiError.
 * @throws AbortError when `signal` is aborted; all requests are given up then.
 */
export async function testConnection(
  settings: IAssistantSettings,
  getConnectionInfo: () => Promise<IConnectionInfo>,
  transport: Transport,
  signal: AbortSignal
): Promise<ConnectionTestResult> {
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
    const answer = await queryService(settings, withSignal(signal, transport));
    signal.throwIfAborted();
    return { kind: 'works', connectionInfo, answer };
  } catch (error) {
    if (signal.aborted) {
      throw createAbortError();
    }
    const problem = toProblem(error, settings.serviceUrl);
    return { kind: 'failed', connectionInfo, problem };
  }
}

/** A transport that gives up everything at once. */
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
  // A client of its own: what others have found out may not hold any more.
  const client = createClient(settings, transport);
  const startTime = performance.now();
  const models = await client.listModels();
  const milliseconds = performance.now() - startTime;
  const model = settings.model || (models[0]?.id ?? '');
  if (!models.some(({ id }) => id === model)) {
    // Some servers list less than they have.
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
    milliseconds
  };
}

/** @throws ApiError `modelUnknown` where the service doesn't have the model. */
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
