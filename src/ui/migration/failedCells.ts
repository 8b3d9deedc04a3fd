import type { TranslationBundle } from '@jupyterlab/translation';
import { ApiError } from '../../core/errors/problem';
import { explainError } from '../errors/explainError';
import type { NextStep } from '../errors/explainProblem';
import { getStepLabel } from '../errors/nextStepLabels';

/** What went wrong with a migration, and what to do about it. */
export interface IMigrationFailure {
  readonly text: string;
  /** Null for nothing that a person could do. */
  readonly next: NextStep | null;
  /** What its button says. */
  readonly buttonLabel: string;
}

/**
 * A failure in plain words.
 *
 * @param isOffered - whether the service migrates at all, as far as is known now.
 */
export function explainMigrationFailure(
  error: unknown,
  isOffered: boolean,
  trans: TranslationBundle
): IMigrationFailure {
  if (!isOffered) {
    const text = trans.__(
      'This service does not update code, or not for your account.'
    );
    return { text, next: null, buttonLabel: '' };
  }
  const { words: text, next } = explainError(error, trans);
  const isDisclaimer =
    error instanceof ApiError && error.problem.kind === 'disclaimer';
  return {
    text: isDisclaimer
      ? trans.__('The terms for updating code are not accepted yet.')
      : text,
    next,
    buttonLabel: getStepLabel(next, trans)
  };
}

/** Say it, with a button that leads to the next step. */
export function showFailure(
  container: HTMLElement,
  failure: IMigrationFailure,
  onStep: (failure: IMigrationFailure) => void
): void {
  const paragraph = document.createElement('p');
  paragraph.setAttribute('role', 'alert');
  paragraph.textContent = failure.text;
  container.className = 'jp-QiskitCompleter-migration-failure';
  container.replaceChildren(paragraph);
  if (failure.next !== null) {
    const button = document.createElement('button');
    button.className = 'jp-mod-styled jp-mod-accept';
    button.textContent = failure.buttonLabel;
    button.addEventListener('click', () => onStep(failure));
    container.append(button);
  }
}
