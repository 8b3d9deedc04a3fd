import type { Learned } from './learned';
import { type IOffers, NO_OFFERS, offersOf } from './offers';
import { ApiError } from './problems';
import { isRecord } from '../isRecord';
import { readDisclaimer } from './read';
import type { IEndpoint } from './endpoint';
import { sendForJson } from './request';

/** The rows of the API whose place or shape differs from server to server. */
export interface IDialect {
  readonly name: 'qiskit' | 'hosted' | 'openai';
  /** Where one model's detail is; `id` is already encoded. */
  readonly model: (id: string) => string;
  /** Where a model's disclaimer is; null where there is none to accept. */
  readonly disclaimer: ((id: string) => string) | null;
  readonly completions: string;
  /** Whether `completions` takes messages instead of a prompt. */
  readonly chat: boolean;
  /**
   * Where it is reported what became of a completion, and whether more may be
   * said than whether it was accepted; null for nowhere.
   */
  readonly acceptance: {
    readonly path: string;
    readonly detailed: boolean;
  } | null;
}

/** The dialects by name; sources: the documentation, and the official clients. */
export const DIALECTS: Readonly<Record<IDialect['name'], IDialect>> = {
  qiskit: {
    name: 'qiskit',
    model: id => `/v1/model/${id}`,
    disclaimer: id => `/v1/model/${id}/disclaimer`,
    completions: '/v1/completions',
    chat: false,
    acceptance: { path: '/v1/completions/accept', detailed: true }
  },
  hosted: {
    name: 'hosted',
    model: id => `/v1/models/${id}`,
    disclaimer: id => `/v1/models/${id}/disclaimer`,
    completions: '/v1/chat/completions',
    chat: true,
    // Exactly what the hosted service's own clients send.
    acceptance: { path: '/v1/completion/acceptance', detailed: false }
  },
  openai: {
    name: 'openai',
    model: id => `/v1/models/${id}`,
    disclaimer: null,
    completions: '/v1/completions',
    chat: false,
    acceptance: null
  }
};

/**
 * Find out which dialect a server speaks: the documented one if it has the
 * documented disclaimer of `model`, the hosted one if its front page says so,
 * OpenAI's otherwise. One or two requests. The front page also tells what is
 * offered beside completions, which is noted.
 *
 * @throws ApiError if the server can't be asked (unreachable, 401, 5xx, …).
 */
export async function detectDialect(
  endpoint: IEndpoint,
  model: string,
  learned?: Learned
): Promise<IDialect> {
  const get = (path: string) =>
    orAbsent(sendForJson(endpoint, { method: 'GET', path }));
  const id = encodeURIComponent(model);
  if (readDisclaimer(await get(`/v1/model/${id}/disclaimer`), model)) {
    return DIALECTS.qiskit;
  }
  const front = await get('/');
  const hosted = isHostedFront(front);
  if (learned !== undefined) {
    learned.offers = hosted ? offersOf(front) : NO_OFFERS;
  }
  return hosted ? DIALECTS.hosted : DIALECTS.openai;
}

/**
 * What a service offers that is said to be a hosted one: one request. Nothing
 * where its front page doesn't say that it is.
 *
 * @throws ApiError if it can't be asked.
 */
export async function askOffers(endpoint: IEndpoint): Promise<IOffers> {
  const front = await orAbsent(
    sendForJson(endpoint, { method: 'GET', path: '/' })
  );
  return isHostedFront(front) ? offersOf(front) : NO_OFFERS;
}

function isHostedFront(front: unknown): boolean {
  return isRecord(front) && front['name'] === 'qiskit-code-assistant';
}

/** An answer, or null where the server doesn't have that row. */
async function orAbsent(answer: Promise<unknown>): Promise<unknown> {
  try {
    return await answer;
  } catch (error) {
    const kind = error instanceof ApiError ? error.problem.kind : null;
    const absent =
      kind === 'notFound' || kind === 'refused' || kind === 'notJson';
    if (absent) {
      return null;
    }
    throw error;
  }
}
