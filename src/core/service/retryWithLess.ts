import type { ApiClient } from '../api/client';
import type { ICompletionQuestion } from '../api/completionBody';
import { ApiError } from '../errors/problem';
import type { IBudget } from '../context/budget';
import { cutAtLineStart, linesAtStart } from '../context/truncate';

/** What is asked of a service, at first or once it has refused more. */
export interface IAsked {
  readonly question: ICompletionQuestion;
  /** Whether its success shows that the service takes no suffix. */
  readonly blamesSuffix: boolean;
}

/** Words about what is too long, by which no suffix can be blamed. */
const LENGTH = /context|token|length|too (?:large|long)/i;

/**
 * What to ask instead of a question that a service has refused: without the
 * suffix if it names that; less if the model can hold less, which is found out
 * now; and in the end without the suffix all the same.
 *
 * @param budget - how much may be sent, as far as is known by now.
 * @returns null if it was refused for something else.
 */
export async function lessAfter(
  error: unknown,
  { question, blamesSuffix }: IAsked,
  client: ApiClient,
  budget: () => IBudget
): Promise<IAsked | null> {
  if (!(error instanceof ApiError) || error.problem.kind !== 'refused') {
    return null;
  }
  const { holds, said, status } = error.problem;
  const { model, suffix } = question;
  const hasSuffix = suffix !== '' && (await client.sendsSuffix(model));
  const withoutSuffix = { ...question, suffix: '' };
  if (hasSuffix && /suffix/i.test(said)) {
    return { question: withoutSuffix, blamesSuffix: true };
  }
  if (holds !== undefined) {
    client.limits.noteRefusal(model, holds);
  }
  await client.learnLimits(model);
  const shorter = within(budget(), question);
  if (lengthOf(shorter) < lengthOf(question)) {
    return { question: shorter, blamesSuffix };
  }
  const isTooLong = status === 413 || LENGTH.test(said);
  return hasSuffix
    ? { question: withoutSuffix, blamesSuffix: !isTooLong }
    : null;
}

function within(
  { prompt, suffix }: IBudget,
  question: ICompletionQuestion
): ICompletionQuestion {
  return {
    ...question,
    prompt: cutAtLineStart(question.prompt, prompt),
    suffix: linesAtStart(question.suffix, suffix)
  };
}

function lengthOf({ prompt, suffix }: ICompletionQuestion): number {
  return prompt.length + suffix.length;
}
