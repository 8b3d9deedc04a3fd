import type { TranslationBundle } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';
import type { IRelayState } from '../../core/connection/relayState';
import '../../../style/dialogs.css';

/** A name; null for none of the accounts, undefined to leave it to their file. */
export type Choice = string | null | undefined;

/** The accounts by name, and the choices to take none or the file's own. */
export class AccountChoice extends Widget {
  constructor(state: IRelayState, trans: TranslationBundle) {
    super();
    this.addClass('jp-QiskitCompleter-accounts');
    const group = document.createElement('fieldset');
    const legend = document.createElement('legend');
    legend.textContent = trans.__(
      'Accounts in qiskit-ibm.json on the Jupyter server:'
    );
    group.append(legend);
    const { account, accountChosen, accountMissing } = state;
    for (const { name, channel } of state.accounts) {
      const isChosen = accountChosen && name === account;
      group.append(this.option({ choice: name }, name, channel, isChosen));
    }
    const own = !accountChosen && account !== null;
    group.append(
      this.option(
        { choice: undefined },
        trans.__('The default of the file'),
        own
          ? trans.__('now: %1', account)
          : trans.__('or its only account, if it has just one'),
        !accountChosen || accountMissing !== null
      ),
      this.option(
        { choice: null },
        trans.__('None of them'),
        '',
        accountChosen && account === null && accountMissing === null
      )
    );
    this.node.append(group);
    if (accountMissing !== null) {
      this.say(
        trans.__(
          'The account “%1” that you chose is no longer there.',
          accountMissing
        )
      );
    }
    if (state.source === 'environment') {
      this.say(
        trans.__(
          'QISKIT_IBM_TOKEN is set on the Jupyter server, and goes before them.'
        )
      );
    }
  }

  /** What is chosen; read by the dialog. */
  getValue(): { choice: Choice } {
    return this.chosen;
  }

  private option(
    chosen: { choice: Choice },
    name: string,
    more: string,
    checked: boolean
  ): HTMLElement {
    const label = document.createElement('label');
    const input = document.createElement('input');
    input.type = 'radio';
    input.name = 'jp-QiskitCompleter-account';
    input.checked = checked;
    input.addEventListener('change', () => (this.chosen = chosen));
    if (checked) {
      this.chosen = chosen;
    }
    const words = document.createElement('span');
    words.textContent = name;
    label.append(input, words);
    if (more !== '') {
      const aside = document.createElement('span');
      aside.className = 'jp-QiskitCompleter-aside';
      aside.textContent = `(${more})`;
      label.append(' ', aside);
    }
    return label;
  }

  private say(words: string): void {
    const note = document.createElement('p');
    note.textContent = words;
    this.node.append(note);
  }

  private chosen: { choice: Choice } = { choice: undefined };
}
