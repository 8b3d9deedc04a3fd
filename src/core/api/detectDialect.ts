import { DIALECTS, type IDialect } from './dialects';
import type { IClientOptions } from './transport';
import { DiscoveredService } from './discoveredService';
import type { ModelLimits } from './modelLimits';
import { type IFeatures, NO_FEATURES, parseFeatures } from './features';
import { ApiError, type ApiProblem, isServiceWide } from '../errors/problem';
import { findProgramByOwner } from './knownServers';
import { parseDisclaimer, parseModels } from './parse';
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
  options: IClientOptions,
  model: string,
  discovered = new DiscoveredService()
): Promise<IDialect> {
  const front = await fetchFrontPage(options);
  discovered.features = isHostedFrontPage(front)
    ? parseFeatures(front)
    : NO_FEATURES;
  const declaredDialect = parseDialect(front);
  if (declaredDialect !== undefined) {
    return DIALECTS[declaredDialect];
  }
  if (await isKnownProgram(options, discovered.limits)) {
    return DIALECTS.openai;
  }
  const path = `/v1/model/${encodeURIComponent(model)}/disclaimer`;
  const answer = await probe(options, path, isMissingEndpoint);
  return parseDisclaimer(answer, model) ? DIALECTS.qiskit : DIALECTS.openai;
}

/**
 * What a service offers that is said to be a hosted one: one request. Nothing
 * where its front page doesn't say that it is.
 *
 * @throws ApiError if it can't be asked.
 */
export async function fetchFeatures(
  options: IClientOptions
): Promise<IFeatures> {
  const front = await fetchFrontPage(options);
  return isHostedFrontPage(front) ? parseFeatures(front) : NO_FEATURES;
}

function fetchFrontPage(options: IClientOptions): Promise<unknown> {
  return probe(options, '/');
}

/** The dialect that a front page tells: the hosted service's, or that of ours. */
function parseDialect(front: unknown): IDialect['name'] | undefined {
  if (isHostedFrontPage(front)) {
    return 'hosted';
  }
  const declaredName =
    isRecord(front) && front['name'] === 'qiskit-completer-service'
      ? front['dialect']
      : undefined;
  return Object.values(DIALECTS).find(({ name }) => name === declaredName)
    ?.name;
}

function isHostedFrontPage(front: unknown): boolean {
  return isRecord(front) && front['name'] === 'qiskit-code-assistant';
}

/** Whether one of the well-known programs serves the models. */
async function isKnownProgram(
  options: IClientOptions,
  limits: ModelLimits
): Promise<boolean> {
  const models =
    limits.models ?? parseModels(await probe(options, '/v1/models')) ?? [];
  if (models.length > 0) {
    limits.recordModels(models);
  }
  return models.some(
    ({ owned_by }) => findProgramByOwner(owned_by) !== undefined
  );
}

/** Whether a server doesn't have a row. */
function isMissingEndpoint({ kind }: ApiProblem): boolean {
  return kind === 'notFound' || kind === 'invalidRequest' || kind === 'notJson';
}

/** What a row answers; null where it is missing, or fails on its own. */
async function probe(
  options: IClientOptions,
  path: string,
  isAbsent: (problem: ApiProblem) => boolean = problem =>
    !isServiceWide(problem)
): Promise<unknown> {
  try {
    return await sendForJson(options, { method: 'GET', path, isProbe: true });
  } catch (error) {
    if (error instanceof ApiError && isAbsent(error.problem)) {
      return null;
    }
    throw error;
  }
}
