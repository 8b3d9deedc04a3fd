import type { ApiClient } from '../api/client';
import type { ICompletionParams } from '../api/completionBody';
import { ApiError } from '../errors/problem';
import type { IBudget } from '../context/budget';
import { keepEnd, keepFirstLines } from '../context/truncate';

/** One attempt to get a completion: the first one, or one with less in it. */
export interface IAttempt {
  readonly params: ICompletionParams;
  /** True if its success shows that the service takes no suffix. */
  readonly provesNoSuffix: boolean;
}

/** Matches messages about length, which do not prove that the suffix is to blame. */
const LENGTH_PATTERN = /context|token|length|too (?:large|long)/i;

/**
 * Returns what to send after the service has rejected a request: without the
 * suffix if its message names that; less text if the model takes fewer model
 * tokens, which is found out now; and, failing both, without the suffix.
 *
 * @param getBudget - returns how much may be sent, as far as it is known.
 * @returns null if the request was rejected for another reason.
 */
export async function getNextAttempt(
  error: unknown,
  { params, provesNoSuffix }: IAttempt,
  client: ApiClient,
  getBudget: () => IBudget
): Promise<IAttempt | null> {
  if (!(error instanceof ApiError) || error.problem.kind !== 'invalidRequest') {
    return null;
  }
  const { contextLength, message, status } = error.problem;
  const { model, suffix } = params;
  const hasSuffix = suffix !== '' && (await client.sendsSuffix(model));
  const withoutSuffix = { ...params, suffix: '' };
  if (hasSuffix && /suffix/i.test(message)) {
    return { params: withoutSuffix, provesNoSuffix: true };
  }
  if (contextLength !== undefined) {
    client.limits.recordLimit(model, contextLength);
  }
  await client.discoverLimits(model);
  const shorter = shortenToBudget(getBudget(), params);
  if (countUnits(shorter) < countUnits(params)) {
    return { params: shorter, provesNoSuffix };
  }
  const isTooLong = status === 413 || LENGTH_PATTERN.test(message);
  return hasSuffix
    ? { params: withoutSuffix, provesNoSuffix: !isTooLong }
    : null;
}

function shortenToBudget(
  { prompt, suffix }: IBudget,
  params: ICompletionParams
): ICompletionParams {
  return {
    ...params,
    prompt: keepEnd(params.prompt, prompt),
    suffix: keepFirstLines(params.suffix, suffix)
  };
}

function countUnits({ prompt, suffix }: ICompletionParams): number {
  return prompt.length + suffix.length;
}
