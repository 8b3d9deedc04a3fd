import { Dialog, showDialog, showErrorMessage } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { IAcceptances } from '../../core/disclaimer/acceptanceDates';
import type { IDisclaimer } from '../../wire/completionApi';
import { explainError } from '../errors/explainError';
import { askAboutDisclaimer, type Decision } from './disclaimerDialog';
import type { IRenderer } from './renderText';

/** Whose disclaimer is reviewed; the assistant can. */
export interface IReviewed {
  /** The disclaimer of the model in use; null where there is none. */
  disclaimer(): Promise<IDisclaimer | null>;
  /** Tell the service what was decided. */
  review(disclaimer: IDisclaimer, accepted: boolean): Promise<void>;
}

/**
 * Fetch the disclaimer of the model in use, let the person decide, and tell
 * the service. A failure is said in a dialog, and counts as later.
 */
export async function reviewDisclaimer(
  reviewed: IReviewed,
  acceptances: IAcceptances,
  renderer: IRenderer,
  trans: TranslationBundle
): Promise<Decision> {
  const title = trans.__('Qiskit Code Assistant');
  try {
    const disclaimer = await reviewed.disclaimer();
    if (disclaimer === null) {
      await showDialog({
        title,
        body: trans.__('This service has no disclaimer to accept.'),
        buttons: [Dialog.cancelButton({ label: trans.__('Close') })]
      });
      return 'close';
    }
    const since = disclaimer.accepted ? await acceptances.of(disclaimer) : null;
    const decision = await askAboutDisclaimer(
      disclaimer,
      renderer,
      trans,
      since
    );
    if (decision === 'later' || decision === 'close') {
      return decision;
    }
    if (decision === 'withdraw' && !(await isSure(disclaimer, trans))) {
      return 'close';
    }
    const accepted = decision === 'accept';
    await reviewed.review(disclaimer, accepted);
    await acceptances.note(disclaimer, accepted);
    return decision;
  } catch (error) {
    await showErrorMessage(title, explainError(error, trans).words);
    return 'later';
  }
}

/** Ask before an acceptance is withdrawn. */
async function isSure(
  { model }: IDisclaimer,
  trans: TranslationBundle
): Promise<boolean> {
  const { button } = await showDialog({
    title: trans.__('Withdraw the acceptance?'),
    body: trans.__(
      'The service suggests nothing with %1 then, until you accept its disclaimer again.',
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
