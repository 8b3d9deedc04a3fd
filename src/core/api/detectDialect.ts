import { DIALECTS, type IDialect } from './dialects';
import type { IEndpoint } from './transport';
import { Learned } from './discoveredService';
import type { ModelLimits } from './modelLimits';
import { type IOffers, NO_OFFERS, offersOf } from './features';
import { ApiError, type ApiProblem, concernsAll } from '../errors/problem';
import { programOf } from './knownServers';
import { readDisclaimer, readModels } from './parse';
import { isRecord } from '../util/isRecord';
import { sendForJson } from './request';

/**
 * Find out which dialect a server speaks, in the order that meets the fewest
 * rows that aren't there: by its front page, which also tells what is offered
 * beside completions; by who owns its models, since well-known programs speak
 * OpenAI's; by whether it has the documented disclaimer of `model`. At most
 * three requests. What is learned by the way is noted.
 *
 * @throws ApiError if the server can't be asked (unreachable, 401, 5xx, …).
 */
export async function detectDialect(
  endpoint: IEndpoint,
  model: string,
  learned = new Learned()
): Promise<IDialect> {
  const front = await frontPage(endpoint);
  learned.offers = isHostedFront(front) ? offersOf(front) : NO_OFFERS;
  const named = dialectOf(front);
  if (named !== undefined) {
    return DIALECTS[named];
  }
  if (await isOfKnownProgram(endpoint, learned.limits)) {
    return DIALECTS.openai;
  }
  const path = `/v1/model/${encodeURIComponent(model)}/disclaimer`;
  const answer = await look(endpoint, path, isMissing);
  return readDisclaimer(answer, model) ? DIALECTS.qiskit : DIALECTS.openai;
}

/**
 * What a service offers that is said to be a hosted one: one request. Nothing
 * where its front page doesn't say that it is.
 *
 * @throws ApiError if it can't be asked.
 */
export async function askOffers(endpoint: IEndpoint): Promise<IOffers> {
  const front = await frontPage(endpoint);
  return isHostedFront(front) ? offersOf(front) : NO_OFFERS;
}

function frontPage(endpoint: IEndpoint): Promise<unknown> {
  return look(endpoint, '/');
}

/** The dialect that a front page tells: the hosted service's, or that of ours. */
function dialectOf(front: unknown): IDialect['name'] | undefined {
  if (isHostedFront(front)) {
    return 'hosted';
  }
  const told =
    isRecord(front) && front['name'] === 'qiskit-completer-service'
      ? front['dialect']
      : undefined;
  return Object.values(DIALECTS).find(({ name }) => name === told)?.name;
}

function isHostedFront(front: unknown): boolean {
  return isRecord(front) && front['name'] === 'qiskit-code-assistant';
}

/** Whether one of the well-known programs serves the models. */
async function isOfKnownProgram(
  endpoint: IEndpoint,
  limits: ModelLimits
): Promise<boolean> {
  const models =
    limits.models ?? readModels(await look(endpoint, '/v1/models')) ?? [];
  if (models.length > 0) {
    limits.note(models);
  }
  return models.some(({ owned_by }) => programOf(owned_by) !== undefined);
}

/** Whether a server doesn't have a row. */
function isMissing({ kind }: ApiProblem): boolean {
  return kind === 'notFound' || kind === 'refused' || kind === 'notJson';
}

/** What a row answers; null where it is missing, or fails on its own. */
async function look(
  endpoint: IEndpoint,
  path: string,
  isNothing: (problem: ApiProblem) => boolean = problem => !concernsAll(problem)
): Promise<unknown> {
  try {
    return await sendForJson(endpoint, { method: 'GET', path, looks: true });
  } catch (error) {
    if (error instanceof ApiError && isNothing(error.problem)) {
      return null;
    }
    throw error;
  }
}
