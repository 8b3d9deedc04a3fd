import { isRecord } from '../util/isRecord';

/** What a service offers beside completions. */
export interface IFeatures {
  /** Whether it takes opinions about suggestions. */
  readonly feedback: boolean;
  /** Whether it rewrites code for the current Qiskit. */
  readonly migration: boolean;
}

/** What is known to be offered while nothing is known. */
export const NO_FEATURES: IFeatures = { feedback: false, migration: false };

/**
 * What a hosted service offers, by its front page. The local service lists its
 * `capabilities` there. Where there is no such list both are taken to be
 * there until one is refused: that is what the official clients do, which show
 * both for every service that isn't a plain OpenAI-compatible one.
 */
export function parseFeatures(front: unknown): IFeatures {
  const listed = isRecord(front) ? front['capabilities'] : undefined;
  const has = (name: string) => !Array.isArray(listed) || listed.includes(name);
  return { feedback: has('feedback'), migration: has('migration') };
}
