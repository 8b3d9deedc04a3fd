import type { ApiClient } from '../api/client';
import type { ICompletionParams } from '../api/completionBody';
import { ApiError } from '../errors/problem';
import type { IBudget } from '../context/budget';
import { cutAtLineStart, linesAtStart } from '../context/truncate';

/** What is asked of a service, at first or once it has refused more. */
export interface IAttempt {
  readonly params: ICompletionParams;
  /** Whether its success shows that the service takes no suffix. */
  readonly provesNoSuffix: boolean;
}

/** Words about what is too long, by which no suffix can be blamed. */
const LENGTH_PATTERN = /context|token|length|too (?:large|long)/i;

/**
 * What to ask instead of a question that a service has refused: without the
 * suffix if it names that; less if the model can hold less, which is found out
 * now; and in the end without the suffix all the same.
 *
 * @param getBudget - how much may be sent, as far as is known by now.
 * @returns null if it was refused for something else.
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
    prompt: cutAtLineStart(params.prompt, prompt),
    suffix: linesAtStart(params.suffix, suffix)
  };
}

function countUnits({ prompt, suffix }: ICompletionParams): number {
  return prompt.length + suffix.length;
}
