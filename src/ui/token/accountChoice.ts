import type { TranslationBundle } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';
import type { IRelayState } from '../../core/connection/relayState';
import '../../../style/dialogs.css';

/** A name; null for none of the accounts, undefined to leave it to their file. */
export type ChosenAccount = string | null | undefined;

/** The accounts by name, and the choices to take none or the file's own. */
export class AccountChoice extends Widget {
  constructor(relayState: IRelayState, trans: TranslationBundle) {
    super();
    this.addClass('jp-QiskitCompleter-accounts');
    const group = document.createElement('fieldset');
    const legend = document.createElement('legend');
    legend.textContent = trans.__(
      'Accounts in qiskit-ibm.json on the Jupyter server:'
    );
    group.append(legend);
    const {
      account,
      isAccountChosen: accountChosen,
      missingAccount: accountMissing
    } = relayState;
    for (const { name, channel } of relayState.accounts) {
      const isChosen = accountChosen && name === account;
      group.append(
        this.createOption({ choice: name }, name, channel, isChosen)
      );
    }
    const usesFileDefault = !accountChosen && account !== null;
    group.append(
      this.createOption(
        { choice: undefined },
        trans.__('The default of the file'),
        usesFileDefault
          ? trans.__('now: %1', account)
          : trans.__('or its only account, if it has just one'),
        !accountChosen || accountMissing !== null
      ),
      this.createOption(
        { choice: null },
        trans.__('None of them'),
        '',
        accountChosen && account === null && accountMissing === null
      )
    );
    this.node.append(group);
    if (accountMissing !== null) {
      this.addNote(
        trans.__(
          'The account “%1” that you chose is no longer there.',
          accountMissing
        )
      );
    }
    if (relayState.source === 'environment') {
      this.addNote(
        trans.__(
          'QISKIT_IBM_TOKEN is set on the Jupyter server, and goes before them.'
        )
      );
    }
  }

  /** What is chosen; read by the dialog. */
  getValue(): { choice: ChosenAccount } {
    return this.chosen;
  }

  private createOption(
    chosen: { choice: ChosenAccount },
    name: string,
    detail: string,
    isChecked: boolean
  ): HTMLElement {
    const label = document.createElement('label');
    const input = document.createElement('input');
    input.type = 'radio';
    input.name = 'jp-QiskitCompleter-account';
    input.checked = isChecked;
    input.addEventListener('change', () => (this.chosen = chosen));
    if (isChecked) {
      this.chosen = chosen;
    }
    const nameNode = document.createElement('span');
    nameNode.textContent = name;
    label.append(input, nameNode);
    if (detail !== '') {
      const detailNode = document.createElement('span');
      detailNode.className = 'jp-QiskitCompleter-aside';
      detailNode.textContent = `(${detail})`;
      label.append(' ', detailNode);
    }
    return label;
  }

  private addNote(text: string): void {
    const note = document.createElement('p');
    note.textContent = text;
    this.node.append(note);
  }

  private chosen: { choice: ChosenAccount } = { choice: undefined };
}
