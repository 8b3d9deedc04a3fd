import type { TranslationBundle } from '@jupyterlab/translation';
import { toProblem } from '../../core/errors/problem';
import { explainProblem, formatExplanation } from './explainProblem';
import type { NextStep } from './explanation';

/** The explanation of an error, as one text. */
export interface IErrorExplanation {
  readonly text: string;
  readonly nextStep: NextStep;
}

/** Explains an error of any kind. */
export function explainError(
  error: unknown,
  trans: TranslationBundle
): IErrorExplanation {
  const explanation = explainProblem(toProblem(error, ''), trans);
  return {
    text: formatExplanation(explanation),
    nextStep: explanation.nextStep
  };
}
