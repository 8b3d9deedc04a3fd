import { Dialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import { BodyDialog } from '../dialogs/bodyDialog';
import { SetupBody } from './setupBody';
import type { ISetupDecision, ISetupModel } from './setupModel';
import '../../../style/dialogs.css';
import '../../../style/setup.css';

/**
 * Let a person choose where completions come from, test that, and pick a
 * model, in one dialog.
 *
 * @returns What is decided; null if the person gave up.
 */
export async function setUpInDialog(
  setupModel: ISetupModel,
  trans: TranslationBundle
): Promise<ISetupDecision | null> {
  const closeController = new AbortController();
  const body = new SetupBody(setupModel, trans, closeController.signal);
  const { button, value } = await createDialog(body, trans)
    .launch()
    .finally(() => closeController.abort());
  return button.accept ? value : null;
}

/** The dialog disposes of itself, and of its body, when it is closed. */
function createDialog(body: SetupBody, trans: TranslationBundle): SetupDialog {
  return new SetupDialog(body, trans);
}

/** A dialog whose button does what comes next, and closes it at the end only. */
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
    // Else screen readers are told the buttons only.
    this.node.setAttribute('aria-label', title);
    body.onChange = () =>
      this.setButtonLabel(body.isTested ? trans.__('Done') : trans.__('Test'));
  }

  /** A button was pressed, or Enter. */
  override resolve(index?: number): void {
    const isCancel = index === 0;
    if (isCancel || this.body.isTested) {
      super.resolve(index);
    } else {
      void this.body.test();
    }
  }

  /** Say what the button does next; JupyterLab names it twice. */
  private setButtonLabel(text: string): void {
    const button = this.node.querySelector('.jp-Dialog-button.jp-mod-accept');
    const label = button?.querySelector('.jp-Dialog-buttonLabel');
    if (button && label) {
      button.setAttribute('aria-label', text);
      label.textContent = text;
    }
  }
}
