import { CommandIDs } from '../commands';
import type { ConnectionTestResult } from '../core/connectionTest';
import { addAction } from './add';
import type { IDesk } from './desk';
import { commandOf } from './steps';

/** The command that tests whether the service can be reached and used. */
export function addConnectionTest(desk: IDesk): void {
  const { app, host, settings, connection, trans } = desk;
  addAction(desk, CommandIDs.testConnection, {
    label: trans.__('Test Connection'),
    execute: async () => {
      const [{ testConnection }, { testInDialog }, way] = await Promise.all([
        import('../core/connectionTest'),
        import('../ui/connectionTestDialog'),
        connection.load()
      ]);
      const test = async (
        signal: AbortSignal
      ): Promise<ConnectionTestResult> => {
        const { current, problem: said } = settings;
        return said === ''
          ? testConnection(current, () => way.describe(), way.send, signal)
          : {
              kind: 'failed',
              way: null,
              problem: { kind: 'badSettings', said }
            };
      };
      const step = await testInDialog(test, trans, result => {
        if (result.kind === 'works' && result.answer.disclaimer !== 'missing') {
          // The status item may still say what went wrong before.
          host.loaded?.renew();
        }
      });
      if (step !== null) {
        const id = commandOf(step, CommandIDs.testConnection);
        await app.commands.execute(id);
      }
    }
  });
}
