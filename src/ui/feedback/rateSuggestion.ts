import { Dialog, Notification } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { IRateable } from '../../core/feedback/lastSuggestion';
import type { IRating } from '../../core/service/offered';
import { BodyDialog } from '../dialogs/bodyDialog';
import { explainError } from '../errors/explainError';
import type { NextStep } from '../errors/explainProblem';
import { getStepLabel } from '../errors/nextStepLabels';
import { RatingBody } from './ratingBody';

/** Whom a rating is sent to. */
export interface IRatingReceiver {
  /** The service's address, for people. */
  readonly service: string;
  /** @throws ApiError */
  send(rating: IRating): Promise<void>;
  /** Whether it takes ratings at all, as far as it is known by now. */
  isOffered(): boolean;
}

/** How long the thanks are shown, in milliseconds. */
const THANKS_SHOWN_MS = 4000;

/**
 * Let a person rate a suggestion, and send that. A failure is said in the
 * place of the dialog, and what was written isn't lost.
 *
 * @returns What the person wants to do next; null for nothing.
 */
export async function rateSuggestion(
  suggestion: IRateable,
  receiver: IRatingReceiver,
  trans: TranslationBundle
): Promise<NextStep | null> {
  let rating: IRating = { positive: null, comment: '' };
  for (;;) {
    const givenRating = await askForRating(
      suggestion,
      receiver.service,
      rating,
      trans
    );
    if (givenRating === null) {
      return null;
    }
    rating = givenRating;
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
      autoClose: THANKS_SHOWN_MS
    });
    return null;
  }
}

/** What a person says of a suggestion; null for nothing. */
async function askForRating(
  suggestion: IRateable,
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

async function showFailure(
  error: unknown,
  receiver: IRatingReceiver,
  trans: TranslationBundle
): Promise<NextStep | null> {
  const { words, next } = explainError(error, trans);
  const isOffered = receiver.isOffered();
  const dialog = new Dialog({
    title: trans.__('The rating was not sent'),
    body: isOffered ? words : trans.__('This service takes no ratings.'),
    buttons: [
      Dialog.cancelButton({ label: trans.__('Close') }),
      ...(isOffered
        ? [Dialog.okButton({ label: getStepLabel(next, trans) })]
        : [])
    ]
  });
  const { button } = await dialog.launch();
  return button.accept ? next : null;
}
