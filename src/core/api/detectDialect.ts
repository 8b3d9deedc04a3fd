import { DIALECTS, type IDialect } from './dialects';
import type { IClientOptions } from './transport';
import { DiscoveredService } from './discoveredService';
import type { ModelLimits } from './modelLimits';
import { type IFeatures, NO_FEATURES, parseFeatures } from './features';
import { ApiError, type ApiProblem, isServiceWide } from '../errors/problem';
import { findProgramByOwner } from './knownServers';
import { parseDisclaimer, parseModels } from './parse';
import { isRecord } from '../util/isRecord';
import type { DialectName } from '../../wire/dialect';
import { sendForJson } from './request';

/**
 * Detects the dialect of a server with at most three requests, in the order that
 * calls the fewest missing endpoints:
 *
 * 1. the front page, which also tells the extra features;
 * 2. the list of models: well-known programs, which own their models by name,
 *    have OpenAI's dialect;
 * 3. the documented disclaimer of `model`.
 *
 * @param discovered - records the extra features and the list of models.
 * @throws ApiError if the server can't be probed (unreachable, 401, 5xx, …).
 */
export async function detectDialect(
  options: IClientOptions,
  model: string,
  discovered = new DiscoveredService()
): Promise<IDialect> {
  const frontPage = await fetchFrontPage(options);
  discovered.features = isHostedFrontPage(frontPage)
    ? parseFeatures(frontPage)
    : NO_FEATURES;
  const declaredDialect = parseDialect(frontPage);
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
 * Fetches the extra features of a service whose dialect was set to `hosted`, with
 * one request.
 *
 * @returns no features unless the front page is that of a hosted service.
 * @throws ApiError if the service can't be probed.
 */
export async function fetchFeatures(
  options: IClientOptions
): Promise<IFeatures> {
  const frontPage = await fetchFrontPage(options);
  return isHostedFrontPage(frontPage) ? parseFeatures(frontPage) : NO_FEATURES;
}

function fetchFrontPage(options: IClientOptions): Promise<unknown> {
  return probe(options, '/');
}

/** Returns the dialect that the front page of a hosted or local service declares. */
function parseDialect(frontPage: unknown): DialectName | undefined {
  if (isHostedFrontPage(frontPage)) {
    return 'hosted';
  }
  const declaredName =
    isRecord(frontPage) && frontPage['name'] === 'qiskit-completer-service'
      ? frontPage['dialect']
      : undefined;
  return Object.values(DIALECTS).find(({ name }) => name === declaredName)
    ?.name;
}

function isHostedFrontPage(frontPage: unknown): boolean {
  return isRecord(frontPage) && frontPage['name'] === 'qiskit-code-assistant';
}

/** Returns whether one of the well-known programs serves the models. */
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

/** Returns whether a problem means that the server does not have the endpoint. */
function isMissingEndpoint({ kind }: ApiProblem): boolean {
  return kind === 'notFound' || kind === 'invalidRequest' || kind === 'notJson';
}

/**
 * Fetches the answer of an endpoint that may not exist.
 *
 * @param isAbsent - returns whether a problem means that there is no answer; by
 * default every problem of the endpoint alone.
 * @returns null if the endpoint is missing.
 */
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
