import { Dialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import { BodyDialog } from '../dialogs/bodyDialog';
import { ModelPicker } from './modelPicker';
import type { IModelSource } from './modelSource';

export type { IModelSource };

/**
 * Lets the user choose one of the service's models, or enter the id of another.
 * The dialog opens at once, and shows the models or the failure when the
 * service answers.
 *
 * @param currentId - the model in use; empty for the service's first.
 * @returns the chosen id, empty for the service's first; null if the dialog is
 * cancelled.
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
  body.onChosen(() => dialog.resolve());
  const { button, value } = await dialog.launch();
  return button.accept ? value : null;
}
