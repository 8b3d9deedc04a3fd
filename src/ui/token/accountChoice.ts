import type { TranslationBundle } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';
import type { IRelayState } from '../../core/connection/relayState';
import {
  createAside,
  createFieldset,
  createParagraph,
  createRadioOption,
  element
} from '../dialogs/dom';
import '../../../style/dialogs.css';

/**
 * The name of an account; null to use none, undefined to use the default of
 * the file with the accounts.
 */
export type ChosenAccount = string | null | undefined;

/** The accounts by name, and options to use the file's default or none. */
export class AccountChoice extends Widget {
  constructor(relayState: IRelayState, trans: TranslationBundle) {
    super();
    this.addClass('jp-QiskitCompleter-accounts');
    const { accounts, account, isAccountChosen, missingAccount } = relayState;
    this.node.append(
      createFieldset(
        trans.__('Accounts in qiskit-ibm.json on the Jupyter server:'),
        ...accounts.map(({ name, channel }) =>
          this.createOption(
            { choice: name },
            name,
            channel,
            isAccountChosen && name === account
          )
        ),
        this.createOption(
          { choice: undefined },
          trans.__('The default of the file'),
          !isAccountChosen && account !== null
            ? trans.__('now: %1', account)
            : trans.__('or its only account, if it has just one'),
          !isAccountChosen || missingAccount !== null
        ),
        this.createOption(
          { choice: null },
          trans.__('None of them'),
          '',
          isAccountChosen && account === null && missingAccount === null
        )
      )
    );
    if (missingAccount !== null) {
      const note = trans.__(
        'The account “%1” that you chose is no longer there.',
        missingAccount
      );
      this.node.append(createParagraph(note));
    }
    if (relayState.source === 'environment') {
      const note = trans.__(
        'QISKIT_IBM_TOKEN is set on the Jupyter server, and takes precedence over them.'
      );
      this.node.append(createParagraph(note));
    }
  }

  /**
   * Returns the choice of the user; called by the dialog. It is an object
   * because `undefined` is a choice, too.
   */
  getValue(): { choice: ChosenAccount } {
    return this.value;
  }

  /** @param details - shown in parentheses; empty for none. */
  private createOption(
    value: { choice: ChosenAccount },
    name: string,
    details: string,
    isChecked: boolean
  ): HTMLElement {
    if (isChecked) {
      this.value = value;
    }
    const { label } = createRadioOption(
      {
        name: 'jp-QiskitCompleter-account',
        checked: isChecked,
        onSelect: () => (this.value = value)
      },
      element('span', {}, name),
      ...(details === '' ? [] : [' ', createAside(`(${details})`)])
    );
    return label;
  }

  private value: { choice: ChosenAccount } = { choice: undefined };
}
