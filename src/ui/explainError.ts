import type { TranslationBundle } from '@jupyterlab/translation';
import { problemOf } from '../core/api/problems';
import { explain, type NextStep } from './problems';

/** An error in plain words, in one text, and what to do about it. */
export function explainError(
  error: unknown,
  trans: TranslationBundle
): { words: string; next: NextStep } {
  const { what, todo, next } = explain(problemOf(error, ''), trans);
  return { words: `${what} ${todo}`, next };
}
