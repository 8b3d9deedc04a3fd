import type { TranslationBundle } from '@jupyterlab/translation';
import { toProblem } from '../../core/errors/problem';
import {
  explainProblem,
  type NextStep,
  formatExplanation
} from './explainProblem';

/** An error in plain words, in one text, and what to do about it. */
export function explainError(
  error: unknown,
  trans: TranslationBundle
): { words: string; next: NextStep } {
  const explanation = explainProblem(toProblem(error, ''), trans);
  return { words: formatExplanation(explanation), next: explanation.next };
}
