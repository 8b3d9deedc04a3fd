import { Dialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import { BodyDialog } from '../dialogs/bodyDialog';
import { ModelPicker } from './modelPicker';
import type { IModelSource } from './modelSource';

export type { IModelSource };

/**
 * Let the person choose among the service's models, or type another's id. The
 * dialog is there at once and fills when the service answers; what goes wrong
 * is said in it.
 *
 * @param source - asks the service.
 * @param currentId - the model that is chosen now; empty for the service's first.
 * @returns The chosen id, empty for the service's first; null for none.
 */
export async function chooseModel(
  source: IModelSource,
  currentId: string,
  trans: TranslationBundle
): Promise<string | null> {
  const title = trans.__('Choose the model');
  const body = new ModelPicker(source, currentId, trans);
  const dialog = new BodyDialog({
    title,
    body,
    buttons: [
      Dialog.cancelButton(),
      Dialog.okButton({ label: trans.__('Choose') })
    ],
    focusNodeSelector: '[role="listbox"]'
  });
  dialog.addClass('jp-QiskitCompleter-models-dialog');
  dialog.node.setAttribute('aria-label', title);
  body.onDone(() => dialog.resolve());
  const { button, value } = await dialog.launch();
  return button.accept ? value : null;
}
