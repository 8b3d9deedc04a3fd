import { Dialog, type ISanitizer } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';
import type { IDisclaimer } from '../core/api/wire';
import '../../style/dialogs.css';

/** What a person decided about a disclaimer. */
export type Decision = 'accept' | 'reject' | 'later';

/**
 * Show a model's disclaimer and wait for a decision; closing it means later.
 * Later is also what Enter does: who is still typing accepts nothing.
 */
export async function askAboutDisclaimer(
  disclaimer: IDisclaimer,
  sanitizer: ISanitizer,
  trans: TranslationBundle
): Promise<Decision> {
  const later = Dialog.cancelButton({ label: trans.__('Later') });
  const reject = Dialog.warnButton({ label: trans.__('Reject') });
  const accept = Dialog.okButton({ label: trans.__('Accept') });
  const dialog = new Dialog({
    title: disclaimer.title || trans.__('Disclaimer'),
    body: new DisclaimerBody(disclaimer, sanitizer, trans),
    buttons: [later, reject, accept],
    defaultButton: 0
  });
  dialog.addClass('jp-QiskitCompleter-disclaimer');
  const { button } = await dialog.launch();
  switch (button.label) {
    case accept.label:
      return 'accept';
    case reject.label:
      return 'reject';
    default:
      return 'later';
  }
}

/** Model and version, then the text, which scrolls. */
class DisclaimerBody extends Widget {
  constructor(
    { model, version, body }: IDisclaimer,
    sanitizer: ISanitizer,
    trans: TranslationBundle
  ) {
    super();
    const about = document.createElement('p');
    about.className = 'jp-QiskitCompleter-disclaimer-about';
    about.textContent =
      version === ''
        ? trans.__('Model: %1', model)
        : trans.__('Model: %1, version of the text: %2', model, version);
    const text = document.createElement('div');
    text.className = 'jp-QiskitCompleter-disclaimer-text';
    text.tabIndex = 0;
    text.setAttribute('role', 'region');
    text.setAttribute('aria-label', trans.__('Text of the disclaimer'));
    if (/<[a-z][^>]*>/i.test(body)) {
      text.innerHTML = sanitizer.sanitize(body);
      text.querySelectorAll('a').forEach(openElsewhere);
      // A form could load another page in the place of JupyterLab.
      text
        .querySelectorAll('form')
        .forEach(form => form.replaceWith(...form.childNodes));
    } else {
      text.textContent = body;
      text.classList.add('jp-mod-plain');
    }
    this.node.append(about, text);
  }
}

/** A foreign link opens in a new tab that can't reach back. */
function openElsewhere(link: HTMLAnchorElement): void {
  link.target = '_blank';
  link.rel = 'noopener noreferrer';
}
