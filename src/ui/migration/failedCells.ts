import type { TranslationBundle } from '@jupyterlab/translation';
import { ApiError } from '../../core/errors/problem';
import { explainError } from '../errors/explainError';
import type { NextStep } from '../errors/explainProblem';
import { labelOfStep } from '../errors/nextStepLabels';

/** What went wrong with a migration, and what to do about it. */
export interface IFailure {
  readonly words: string;
  /** Null for nothing that a person could do. */
  readonly next: NextStep | null;
  /** What its button says. */
  readonly label: string;
}

/**
 * A failure in plain words.
 *
 * @param isOffered - whether the service migrates at all, as far as is known now.
 */
export function failureOf(
  error: unknown,
  isOffered: boolean,
  trans: TranslationBundle
): IFailure {
  if (!isOffered) {
    const words = trans.__(
      'This service does not update code, or not for your account.'
    );
    return { words, next: null, label: '' };
  }
  const { words, next } = explainError(error, trans);
  const isDisclaimer =
    error instanceof ApiError && error.problem.kind === 'disclaimer';
  return {
    words: isDisclaimer
      ? trans.__('The terms for updating code are not accepted yet.')
      : words,
    next,
    label: labelOfStep(next, trans)
  };
}

/** Say it, with a button that leads to the next step. */
export function noteFailure(
  place: HTMLElement,
  failure: IFailure,
  onStep: (failure: IFailure) => void
): void {
  const words = document.createElement('p');
  words.setAttribute('role', 'alert');
  words.textContent = failure.words;
  place.className = 'jp-QiskitCompleter-migration-failure';
  place.replaceChildren(words);
  if (failure.next !== null) {
    const button = document.createElement('button');
    button.className = 'jp-mod-styled jp-mod-accept';
    button.textContent = failure.label;
    button.addEventListener('click', () => onStep(failure));
    place.append(button);
  }
}
