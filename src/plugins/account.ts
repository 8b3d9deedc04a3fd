import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { CommandIDs } from '../commands';
import { IAssistantHost, IConnectionHost } from '../tokens';

/** Lets a person choose among the accounts that the Jupyter server has. */
export const accountPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-qiskit-completer:account',
  description: 'Chooses the account of qiskit-ibm.json whose token is used.',
  autoStart: true,
  requires: [IAssistantHost, IConnectionHost],
  optional: [ICommandPalette, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    host: IAssistantHost,
    connection: IConnectionHost,
    palette: ICommandPalette | null,
    translator: ITranslator | null
  ) => {
    const trans = (translator ?? nullTranslator).load(
      'jupyterlab_qiskit_completer'
    );
    /** As far as is known; shown until that is known. */
    const canChoose = () => {
      const known = connection.loaded?.known;
      return (
        known === undefined ||
        (known !== null &&
          known.accounts.length > 0 &&
          !known.locked.includes('token'))
      );
    };

    app.commands.addCommand(CommandIDs.chooseAccount, {
      label: trans.__('Choose the Account…'),
      describedBy: { args: { type: 'object', properties: {} } },
      isVisible: canChoose,
      execute: async () => {
        const { chooseAccount } = await import('../ui/chooseAccount');
        if (await chooseAccount(await connection.load(), trans)) {
          host.loaded?.renew();
        }
      }
    });
    palette?.addItem({
      command: CommandIDs.chooseAccount,
      category: trans.__('Qiskit Code Assistant')
    });
  }
};
