import { Dialog, showDialog, showErrorMessage } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { IAcceptanceDates } from '../../core/disclaimer/acceptanceDates';
import type { IDisclaimer } from '../../wire/completionApi';
import { explainError } from '../errors/explainError';
import {
  askForDisclaimerDecision,
  type DisclaimerDecision
} from './disclaimerDialog';
import type { IForeignTextRenderer } from './renderText';

/** Gets and answers the disclaimer of the model in use; implemented by the assistant. */
export interface IDisclaimerClient {
  /** Returns the disclaimer of the model in use; null if it has none. */
  getDisclaimer(): Promise<IDisclaimer | null>;
  /** Sends the user's decision to the service. */
  answerDisclaimer(disclaimer: IDisclaimer, accepted: boolean): Promise<void>;
}

/**
 * Fetches the disclaimer of the model in use, waits for the user's decision,
 * and sends it to the service. A failure is shown in a dialog, and counts as
 * later.
 */
export async function reviewDisclaimer(
  client: IDisclaimerClient,
  acceptanceDates: IAcceptanceDates,
  renderer: IForeignTextRenderer,
  trans: TranslationBundle
): Promise<DisclaimerDecision> {
  const title = trans.__('Qiskit Code Assistant');
  try {
    const disclaimer = await client.getDisclaimer();
    if (disclaimer === null) {
      await showDialog({
        title,
        body: trans.__('This service has no disclaimer to accept.'),
        buttons: [Dialog.cancelButton({ label: trans.__('Close') })]
      });
      return 'close';
    }
    const acceptedAt = disclaimer.accepted
      ? await acceptanceDates.getDate(disclaimer)
      : null;
    const decision = await askForDisclaimerDecision(
      disclaimer,
      renderer,
      trans,
      acceptedAt
    );
    if (decision === 'later' || decision === 'close') {
      return decision;
    }
    if (
      decision === 'withdraw' &&
      !(await confirmWithdrawal(disclaimer, trans))
    ) {
      return 'close';
    }
    const isAccepted = decision === 'accept';
    await client.answerDisclaimer(disclaimer, isAccepted);
    await acceptanceDates.record(disclaimer, isAccepted);
    return decision;
  } catch (error) {
    await showErrorMessage(title, explainError(error, trans).text);
    return 'later';
  }
}

/** Asks the user to confirm before an acceptance is withdrawn. */
async function confirmWithdrawal(
  { model }: IDisclaimer,
  trans: TranslationBundle
): Promise<boolean> {
  const { button } = await showDialog({
    title: trans.__('Withdraw the acceptance?'),
    body: trans.__(
      'The service suggests nothing with %1 until you accept its disclaimer again.',
      model
    ),
    buttons: [
      Dialog.cancelButton(),
      Dialog.warnButton({ label: trans.__('Withdraw') })
    ],
    defaultButton: 0
  });
  return button.accept;
}
