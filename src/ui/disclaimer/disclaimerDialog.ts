import { Dialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';
import type { IDisclaimer } from '../../wire/completionApi';
import { BodyDialog } from '../dialogs/bodyDialog';
import { getPageLanguage } from '../dialogs/pageLanguage';
import {
  type IRenderedText,
  type IForeignTextRenderer,
  renderForeignText
} from './renderText';
import { createTextTools } from './textToolbar';
import '../../../style/dialogs.css';
import '../../../style/disclaimer.css';

/** What a person decided about a disclaimer; `close` leaves an acceptance as it is. */
export type DisclaimerDecision =
  'accept' | 'reject' | 'later' | 'withdraw' | 'close';

/**
 * Show a model's disclaimer and wait for a decision; closing it means later.
 * Enter does nothing in the text, which has the focus: who is still typing
 * accepts nothing. One that is accepted already can be read again, and its
 * acceptance withdrawn.
 *
 * @param acceptedAt - when it was accepted, where that is known.
 */
export async function askForDisclaimerDecision(
  disclaimer: IDisclaimer,
  renderer: IForeignTextRenderer,
  trans: TranslationBundle,
  acceptedAt: Date | null = null
): Promise<DisclaimerDecision> {
  const title = disclaimer.title || trans.__('Disclaimer');
  const rendered = await renderForeignText(disclaimer.body, renderer);
  const choices = listChoices(disclaimer, trans);
  const dialog = new BodyDialog({
    title,
    body: new DisclaimerBody(disclaimer, title, rendered, acceptedAt, trans),
    buttons: choices.map(([, button]) => button),
    defaultButton: choices.findIndex(([, { accept }]) => !accept),
    focusNodeSelector: '.jp-QiskitCompleter-disclaimer-text'
  });
  dialog.addClass('jp-QiskitCompleter-disclaimer');
  dialog.node.setAttribute('aria-label', title);
  const { button } = await dialog.launch();
  const chosen = choices.find(([, { label }]) => label === button.label);
  return chosen?.[0] ?? (disclaimer.accepted ? 'close' : 'later');
}

/** What may be decided, from left to right. */
function listChoices(
  { accepted }: IDisclaimer,
  trans: TranslationBundle
): [DisclaimerDecision, Dialog.IButton][] {
  return accepted
    ? [
        ['withdraw', Dialog.warnButton({ label: trans.__('Withdraw…') })],
        ['close', Dialog.cancelButton({ label: trans.__('Close') })]
      ]
    : [
        ['later', Dialog.cancelButton({ label: trans.__('Later') })],
        ['reject', Dialog.warnButton({ label: trans.__('Reject') })],
        ['accept', Dialog.okButton({ label: trans.__('Accept') })]
      ];
}

/** Model, version and acceptance, then the text, which scrolls. */
class DisclaimerBody extends Widget {
  constructor(
    disclaimer: IDisclaimer,
    title: string,
    { text, isPlain }: IRenderedText,
    acceptedAt: Date | null,
    trans: TranslationBundle
  ) {
    super();
    const aboutLines = describeDisclaimer(disclaimer, acceptedAt, trans).map(
      words => {
        const line = document.createElement('p');
        line.className = 'jp-QiskitCompleter-disclaimer-about';
        line.textContent = words;
        return line;
      }
    );
    const region = document.createElement('div');
    region.className = 'jp-QiskitCompleter-disclaimer-text';
    region.classList.toggle('jp-mod-plain', isPlain);
    region.tabIndex = 0;
    region.dataset['keepsEnter'] = '';
    region.setAttribute('role', 'region');
    region.setAttribute('aria-label', trans.__('Text of the disclaimer'));
    region.append(text);
    const tools = createTextTools(region, title, trans);
    this.node.append(...aboutLines, tools, region);
    this.node.addEventListener('keydown', event => {
      if ((event.ctrlKey || event.metaKey) && event.key === 'f') {
        event.preventDefault();
        tools.querySelector('input')?.focus();
      }
    });
  }
}

/** Which text it is, and since when it is accepted. */
function describeDisclaimer(
  { model, version, accepted }: IDisclaimer,
  acceptedAt: Date | null,
  trans: TranslationBundle
): string[] {
  const identification =
    version === ''
      ? trans.__('Model: %1', model)
      : trans.__('Model: %1, version of the text: %2', model, version);
  if (!accepted) {
    const consequences = trans.__(
      'The model suggests nothing before you accept: Later leaves that open, and Reject tells the service that you don’t agree, until you decide otherwise.'
    );
    return [identification, consequences];
  }
  const acceptance =
    acceptedAt === null
      ? trans.__('You have accepted it; when is not known here.')
      : trans.__(
          'You have accepted it on %1.',
          acceptedAt.toLocaleString(getPageLanguage(), {
            dateStyle: 'long',
            timeStyle: 'short'
          })
        );
  return [identification, acceptance];
}
