import { Dialog, Notification } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { IRateable } from '../../core/feedback/lastSuggestion';
import type { IRating } from '../../core/service/offered';
import { BodyDialog } from '../dialogs/bodyDialog';
import { explainError } from '../errors/explainError';
import type { NextStep } from '../errors/explainProblem';
import { labelOfStep } from '../errors/nextStepLabels';
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
const THANKS_MS = 4000;

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
    const said = await ask(suggestion, receiver.service, rating, trans);
    if (said === null) {
      return null;
    }
    rating = said;
    try {
      await receiver.send(rating);
    } catch (error) {
      const step = await sayFailure(error, receiver, trans);
      if (step !== 'try-again') {
        return step;
      }
      continue;
    }
    Notification.success(trans.__('The service has your rating.'), {
      autoClose: THANKS_MS
    });
    return null;
  }
}

/** What a person says of a suggestion; null for nothing. */
async function ask(
  suggestion: IRateable,
  service: string,
  before: IRating,
  trans: TranslationBundle
): Promise<IRating | null> {
  const title = trans.__('Rate the last suggestion');
  const body = new RatingBody(suggestion, service, before, trans, update);
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
  update();
  const { button, value } = await dialog.launch();
  return button.accept && value !== null && says(value) ? value : null;

  function update(): void {
    const send = dialog.node.querySelector('button.jp-mod-accept');
    send?.toggleAttribute('disabled', !says(body.getValue()));
  }
}

function says({ positive, comment }: IRating): boolean {
  return positive !== null || comment !== '';
}

async function sayFailure(
  error: unknown,
  receiver: IRatingReceiver,
  trans: TranslationBundle
): Promise<NextStep | null> {
  const { words, next } = explainError(error, trans);
  const offered = receiver.isOffered();
  const dialog = new Dialog({
    title: trans.__('The rating was not sent'),
    body: offered ? words : trans.__('This service takes no ratings.'),
    buttons: [
      Dialog.cancelButton({ label: trans.__('Close') }),
      ...(offered ? [Dialog.okButton({ label: labelOfStep(next, trans) })] : [])
    ]
  });
  const { button } = await dialog.launch();
  return button.accept ? next : null;
}
