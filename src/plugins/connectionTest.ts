import type {
  JupyterFrontEnd,
  JupyterFrontEndPlugin
} from '@jupyterlab/application';
import { ICommandPalette } from '@jupyterlab/apputils';
import { ITranslator, nullTranslator } from '@jupyterlab/translation';
import { CommandIDs } from '../commands';
import { IAssistantHost, IConnectionHost, ISettingsStore } from '../tokens';
import { commandOf } from './steps';

/** Lets a person test whether the service can be reached and used. */
export const connectionTestPlugin: JupyterFrontEndPlugin<void> = {
  id: 'jupyterlab-qiskit-completer:connection-test',
  description: 'Tests the connection to the service, and says what answered.',
  autoStart: true,
  requires: [IAssistantHost, ISettingsStore, IConnectionHost],
  optional: [ICommandPalette, ITranslator],
  activate: (
    app: JupyterFrontEnd,
    host: IAssistantHost,
    settings: ISettingsStore,
    connection: IConnectionHost,
    palette: ICommandPalette | null,
    translator: ITranslator | null
  ) => {
    const { commands } = app;
    const trans = (translator ?? nullTranslator).load(
      'jupyterlab_qiskit_completer'
    );
    commands.addCommand(CommandIDs.testConnection, {
      label: trans.__('Test Connection'),
      describedBy: { args: { type: 'object', properties: {} } },
      execute: async () => {
        const [{ testConnection }, { testInDialog }, way] = await Promise.all([
          import('../core/connectionTest'),
          import('../ui/connectionTestDialog'),
          connection.load()
        ]);
        const step = await testInDialog(
          async signal => {
            const { current, problem: said } = settings;
            return said === ''
              ? testConnection(current, () => way.describe(), way.send, signal)
              : {
                  kind: 'failed',
                  way: null,
                  problem: { kind: 'badSettings', said }
                };
          },
          trans,
          result => {
            if (
              result.kind === 'works' &&
              result.answer.disclaimer !== 'missing'
            ) {
              // The status item may still say what went wrong before.
              host.loaded?.renew();
            }
          }
        );
        if (step !== null) {
          await commands.execute(commandOf(step, CommandIDs.testConnection));
        }
      }
    });
    palette?.addItem({
      command: CommandIDs.testConnection,
      category: trans.__('Qiskit Code Assistant')
    });
  }
};
