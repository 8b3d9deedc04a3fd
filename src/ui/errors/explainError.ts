import type { TranslationBundle } from '@jupyterlab/translation';
import { problemOf } from '../../core/errors/problem';
import { explain, type NextStep, wordsOf } from './explainProblem';

/** An error in plain words, in one text, and what to do about it. */
export function explainError(
  error: unknown,
  trans: TranslationBundle
): { words: string; next: NextStep } {
  const explanation = explain(problemOf(error, ''), trans);
  return { words: wordsOf(explanation), next: explanation.next };
}
