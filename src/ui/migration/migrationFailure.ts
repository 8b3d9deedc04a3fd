import type { TranslationBundle } from '@jupyterlab/translation';
import { ApiError } from '../../core/errors/problem';
import { createButton, createParagraph } from '../dialogs/dom';
import { explainError } from '../errors/explainError';
import { getNextStepLabel, type NextStep } from '../errors/explanation';

/** The reason why a migration failed, and the next step for the user. */
export interface IMigrationFailure {
  readonly text: string;
  /** Null if the user can do nothing. */
  readonly nextStep: NextStep | null;
  /** The label of the button for the next step. */
  readonly buttonLabel: string;
}

/**
 * Explains a failure.
 *
 * @param isAvailable - false if the service has turned out not to migrate code.
 */
export function explainMigrationFailure(
  error: unknown,
  isAvailable: boolean,
  trans: TranslationBundle
): IMigrationFailure {
  if (!isAvailable) {
    const text = trans.__(
      'This service does not update code, or not for your account.'
    );
    return { text, nextStep: null, buttonLabel: '' };
  }
  const { text, nextStep } = explainError(error, trans);
  const isDisclaimer =
    error instanceof ApiError && error.problem.kind === 'disclaimer';
  return {
    text: isDisclaimer
      ? trans.__('The disclaimer for updating code is not accepted yet.')
      : text,
    nextStep,
    buttonLabel: getNextStepLabel(nextStep, trans)
  };
}

/** Shows a failure in `container`, with a button for the next step. */
export function showMigrationFailure(
  container: HTMLElement,
  failure: IMigrationFailure,
  onStep: (failure: IMigrationFailure) => void
): void {
  container.className = 'jp-QiskitCompleter-migration-failure';
  container.replaceChildren(createParagraph(failure.text, { role: 'alert' }));
  if (failure.nextStep !== null) {
    container.append(
      createButton(failure.buttonLabel, () => onStep(failure), {
        className: 'jp-mod-styled jp-mod-accept'
      })
    );
  }
}
