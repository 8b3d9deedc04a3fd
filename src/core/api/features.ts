import { isRecord } from '../util/isRecord';

/** The extra features of a service, besides completions. */
export interface IFeatures {
  /** True if the service takes feedback about suggestions. */
  readonly feedback: boolean;
  /** True if the service migrates code to the current Qiskit. */
  readonly migration: boolean;
}

/** The extra features of a service about which nothing is known. */
export const NO_FEATURES: IFeatures = { feedback: false, migration: false };

/**
 * Parses the extra features from the front page of a hosted service.
 *
 * The local service lists its `capabilities` there. Without such a list, both
 * features are assumed to exist until a request for one fails. The official
 * clients do the same: they show both for every service that is not a plain
 * OpenAI-compatible one.
 */
export function parseFeatures(frontPage: unknown): IFeatures {
  const listed = isRecord(frontPage) ? frontPage['capabilities'] : undefined;
  const has = (name: string) => !Array.isArray(listed) || listed.includes(name);
  return { feedback: has('feedback'), migration: has('migration') };
}
