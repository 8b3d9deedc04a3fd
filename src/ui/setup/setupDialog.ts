import { Dialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import { BodyDialog } from '../dialogs/bodyDialog';
import { SetupBody } from './setupBody';
import type { ISetupDecision, ISetupModel } from './setupModel';
import '../../../style/dialogs.css';
import '../../../style/setup.css';

/**
 * Lets the user choose where completions come from, test that, and choose a
 * model, all in one dialog.
 *
 * @returns the decision of the user; null if the dialog was cancelled.
 */
export async function setUpInDialog(
  setupModel: ISetupModel,
  trans: TranslationBundle
): Promise<ISetupDecision | null> {
  const closeController = new AbortController();
  const body = new SetupBody(setupModel, trans, closeController.signal);
  const { button, value } = await prepareDialog(body, trans)
    .launch()
    .finally(() => closeController.abort());
  return button.accept ? value : null;
}

/** Returns the dialog, which disposes of itself and of its body when it is closed. */
function prepareDialog(body: SetupBody, trans: TranslationBundle): SetupDialog {
  return new SetupDialog(body, trans);
}

/** A dialog whose default button first starts the test, and then closes it. */
class SetupDialog extends BodyDialog<ISetupDecision> {
  constructor(
    private readonly body: SetupBody,
    trans: TranslationBundle
  ) {
    const title = trans.__('Choose where completions come from');
    super({
      title,
      body,
      buttons: [
        Dialog.cancelButton(),
        Dialog.okButton({ label: trans.__('Test') })
      ],
      focusNodeSelector: 'input:checked'
    });
    this.addClass('jp-QiskitCompleter-setupDialog');
    // Otherwise screen readers would read only the buttons.
    this.node.setAttribute('aria-label', title);
    body.onChange = () =>
      this.setButtonLabel(body.isChecked ? trans.__('Done') : trans.__('Test'));
  }

  /** Called when a button or Enter was pressed. */
  override resolve(index?: number): void {
    const isCancel = index === 0;
    if (isCancel || this.body.isChecked) {
      super.resolve(index);
    } else {
      void this.body.checkConnection();
    }
  }

  /** Changes both names that JupyterLab has given to the default button. */
  private setButtonLabel(text: string): void {
    const button = this.node.querySelector('.jp-Dialog-button.jp-mod-accept');
    const label = button?.querySelector('.jp-Dialog-buttonLabel');
    if (button && label) {
      button.setAttribute('aria-label', text);
      label.textContent = text;
    }
  }
}
