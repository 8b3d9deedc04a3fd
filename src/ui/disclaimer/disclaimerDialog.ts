import { Dialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';
import type { IDisclaimer } from '../../wire/completionApi';
import { BodyDialog } from '../dialogs/bodyDialog';
import { createParagraph, element, scrollRegion } from '../dialogs/dom';
import { getPageLanguage } from '../dialogs/pageLanguage';
import {
  type IForeignTextRenderer,
  type IRenderedText,
  renderForeignText
} from './renderText';
import { createTextTools } from './textToolbar';
import '../../../style/dialogs.css';
import '../../../style/disclaimer.css';

/** A user's decision about a disclaimer; `close` keeps an acceptance as it is. */
export type DisclaimerDecision =
  'accept' | 'reject' | 'later' | 'withdraw' | 'close';

/**
 * Shows a model's disclaimer and waits for the user's decision. Closing the
 * dialog means later. The text has the focus, and Enter does nothing in it: a
 * user who was typing code when the dialog opened accepts nothing by accident.
 * A disclaimer that is accepted already can be read again, and its acceptance
 * withdrawn.
 *
 * @param acceptedAt - the time of the acceptance; null if it is not known.
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
  const choice = choices.find(([, { label }]) => label === button.label);
  return choice?.[0] ?? (disclaimer.accepted ? 'close' : 'later');
}

/** Lists the possible decisions and their buttons, from left to right. */
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

/** Shows the model, the version and the acceptance, then the text, which scrolls. */
class DisclaimerBody extends Widget {
  constructor(
    disclaimer: IDisclaimer,
    title: string,
    { text, isPlain }: IRenderedText,
    acceptedAt: Date | null,
    trans: TranslationBundle
  ) {
    super();
    const region = element(
      'div',
      {
        ...scrollRegion(trans.__('Text of the disclaimer')),
        className: 'jp-QiskitCompleter-disclaimer-text'
      },
      text
    );
    region.classList.toggle('jp-mod-plain', isPlain);
    const tools = createTextTools(region, title, trans);
    this.node.append(
      ...describeDisclaimer(disclaimer, acceptedAt, trans).map(line =>
        createParagraph(line, {
          className: 'jp-QiskitCompleter-disclaimer-about'
        })
      ),
      tools,
      region
    );
    this.node.addEventListener('keydown', event => {
      if ((event.ctrlKey || event.metaKey) && event.key === 'f') {
        event.preventDefault();
        tools.querySelector('input')?.focus();
      }
    });
  }
}

/** Describes in two lines which disclaimer it is, and whether it is accepted. */
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
      'The model suggests nothing before you accept. Later leaves the decision open; Reject tells the service that you do not agree, until you decide otherwise.'
    );
    return [identification, consequences];
  }
  const acceptance =
    acceptedAt === null
      ? trans.__('You have accepted it; the date is not known.')
      : trans.__(
          'You have accepted it on %1.',
          acceptedAt.toLocaleString(getPageLanguage(), {
            dateStyle: 'long',
            timeStyle: 'short'
          })
        );
  return [identification, acceptance];
}
