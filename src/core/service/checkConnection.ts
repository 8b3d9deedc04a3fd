import type { ApiClient } from '../api/client';
import type { IDialect } from '../api/dialects';
import {
  abortError,
  ApiError,
  type ApiProblem,
  problemOf
} from '../errors/problem';
import type { Transport } from '../api/transport';
import { connect } from './createClient';
import type { IWay } from '../connection/connectionInfo';
import type { IAssistantSettings } from '../settings/settings';

/** What a service answered that works. */
export interface IServiceAnswer {
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

/** What came of a test; `way` is null where not even that could be found out. */
export type ConnectionTestResult =
  | {
      readonly kind: 'works';
      readonly way: IWay;
      readonly answer: IServiceAnswer;
    }
  | {
      readonly kind: 'failed';
      readonly way: IWay | null;
      readonly problem: ApiProblem;
    };

/**
 * Ask the service that the settings name all that is needed before it can
 * complete: its models, the model in use, its dialect, its disclaimer. That
 * costs no completion, and changes nothing.
 *
 * @param findWay - how requests travel; throws ApiError.
 * @throws AbortError when `signal` is aborted; all requests are given up then.
 */
export async function testConnection(
  settings: IAssistantSettings,
  findWay: () => Promise<IWay>,
  transport: Transport,
  signal: AbortSignal
): Promise<ConnectionTestResult> {
  if (settings.paused) {
    return { kind: 'failed', way: null, problem: { kind: 'paused' } };
  }
  let way: IWay | null = null;
  try {
    way = await findWay();
    signal.throwIfAborted();
    const answer = await ask(settings, until(signal, transport));
    signal.throwIfAborted();
    return { kind: 'works', way, answer };
  } catch (error) {
    if (signal.aborted) {
      throw abortError();
    }
    const problem = problemOf(error, settings.serviceUrl);
    return { kind: 'failed', way, problem };
  }
}

/** A transport that gives up everything at once. */
function until(signal: AbortSignal, transport: Transport): Transport {
  return (url, init, ...rest) => {
    const signals = [signal, ...(init.signal ? [init.signal] : [])];
    const until = { ...init, signal: AbortSignal.any(signals) };
    return transport(url, until, ...rest);
  };
}

async function ask(
  settings: IAssistantSettings,
  transport: Transport
): Promise<IServiceAnswer> {
  // A client of its own: what others have found out may not hold any more.
  const client = connect(settings, transport);
  const begin = performance.now();
  const models = await client.models();
  const milliseconds = performance.now() - begin;
  const model = settings.model || (models[0]?.id ?? '');
  if (!models.some(({ id }) => id === model)) {
    // Some servers list less than they have.
    await find(model, client);
  }
  const disclaimer = await client.disclaimer(model);
  return {
    dialect: await client.dialectName(model),
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
async function find(model: string, client: ApiClient): Promise<void> {
  try {
    await client.model(model);
  } catch (error) {
    const isUnknown =
      error instanceof ApiError && error.problem.kind === 'notFound';
    throw isUnknown ? new ApiError({ kind: 'modelUnknown', model }) : error;
  }
}
