import { Dialog, Notification } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { IRateableSuggestion } from '../../core/feedback/lastSuggestion';
import type { IRating } from '../../core/feedback/rating';
import { BodyDialog } from '../dialogs/bodyDialog';
import { explainError } from '../errors/explainError';
import { getNextStepLabel, type NextStep } from '../errors/explanation';
import { RatingBody } from './ratingBody';

/** The service that a rating is sent to. */
export interface IRatingReceiver {
  /** The service's address, shown to the user. */
  readonly serviceUrl: string;
  /** @throws ApiError */
  send(rating: IRating): Promise<void>;
  /** Returns false once the service has turned out to take no ratings. */
  isAvailable(): boolean;
}

/** The time that the confirmation is shown. */
const CONFIRMATION_MS = 4000;

/**
 * Lets the user rate a suggestion, and sends the rating. A failure is shown in
 * a second dialog; trying again returns to the first one, with the rating that
 * was entered.
 *
 * @returns the next step that the user has chosen; null for none.
 */
export async function rateSuggestion(
  suggestion: IRateableSuggestion,
  receiver: IRatingReceiver,
  trans: TranslationBundle
): Promise<NextStep | null> {
  let rating: IRating = { positive: null, comment: '' };
  for (;;) {
    const newRating = await askForRating(
      suggestion,
      receiver.serviceUrl,
      rating,
      trans
    );
    if (newRating === null) {
      return null;
    }
    rating = newRating;
    try {
      await receiver.send(rating);
    } catch (error) {
      const nextStep = await showFailure(error, receiver, trans);
      if (nextStep !== 'try-again') {
        return nextStep;
      }
      continue;
    }
    Notification.success(trans.__('The service has your rating.'), {
      autoClose: CONFIRMATION_MS
    });
    return null;
  }
}

/** Waits for the user's rating of a suggestion; null if the dialog is cancelled. */
async function askForRating(
  suggestion: IRateableSuggestion,
  serviceUrl: string,
  previousRating: IRating,
  trans: TranslationBundle
): Promise<IRating | null> {
  const title = trans.__('Rate the last suggestion');
  const body = new RatingBody(
    suggestion,
    serviceUrl,
    previousRating,
    trans,
    updateSendButton
  );
  const dialog = new BodyDialog({
    title,
    body,
    buttons: [
      Dialog.cancelButton(),
      Dialog.okButton({ label: trans.__('Send') })
    ],
    focusNodeSelector: 'input[type="radio"]'
  });
  dialog.addClass('jp-QiskitCompleter-ask');
  dialog.node.setAttribute('aria-label', title);
  updateSendButton();
  const { button, value } = await dialog.launch();
  return button.accept && value !== null && hasRating(value) ? value : null;

  function updateSendButton(): void {
    const sendButton = dialog.node.querySelector('button.jp-mod-accept');
    sendButton?.toggleAttribute('disabled', !hasRating(body.getValue()));
  }
}

function hasRating({ positive, comment }: IRating): boolean {
  return positive !== null || comment !== '';
}

/** Shows why the rating was not sent; returns the next step if the user chooses it. */
async function showFailure(
  error: unknown,
  receiver: IRatingReceiver,
  trans: TranslationBundle
): Promise<NextStep | null> {
  const { text, nextStep } = explainError(error, trans);
  const isAvailable = receiver.isAvailable();
  const dialog = new Dialog({
    title: trans.__('The rating was not sent'),
    body: isAvailable ? text : trans.__('This service takes no ratings.'),
    buttons: [
      Dialog.cancelButton({ label: trans.__('Close') }),
      ...(isAvailable
        ? [Dialog.okButton({ label: getNextStepLabel(nextStep, trans) })]
        : [])
    ]
  });
  const { button } = await dialog.launch();
  return button.accept ? nextStep : null;
}
