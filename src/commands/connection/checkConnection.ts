import { CommandIDs } from '../../commandIds';
import type { ConnectionTestResult } from '../../core/service/checkConnection';
import { addCommand } from '../base/addCommand';
import type { ICommandContext } from '../base/commandContext';
import { getStepCommand } from '../base/nextSteps';

/** The command that tests whether the service can be reached and used. */
export function addConnectionTestCommand(context: ICommandContext): void {
  const { app, host, trans } = context;
  addCommand(context, CommandIDs.testConnection, {
    label: trans.__('Test Connection'),
    execute: async () => {
      const { testConnectionInDialog: testInDialog } =
        await import('../../ui/connection/connectionCheckDialog');
      const test = (signal: AbortSignal) => testCurrentService(context, signal);
      const nextStep = await testInDialog(test, trans, result => {
        if (result.kind === 'works' && result.answer.disclaimer !== 'missing') {
          // The status item may still say what went wrong before.
          host.loaded?.reconnect();
        }
      });
      if (nextStep !== null) {
        const id = getStepCommand(nextStep, CommandIDs.testConnection);
        await app.commands.execute(id);
      }
    }
  });
}

/**
 * Test the service that the settings name, as they are now.
 *
 * @throws AbortError when `signal` is aborted.
 */
export async function testCurrentService(
  { settings, connection }: Pick<ICommandContext, 'settings' | 'connection'>,
  signal: AbortSignal
): Promise<ConnectionTestResult> {
  const [{ testConnection }, loadedConnection] = await Promise.all([
    import('../../core/service/checkConnection'),
    connection.load(),
    settings.reload()
  ]);
  const { current, validationMessage: message } = settings;
  return message === ''
    ? testConnection(
        current,
        () => loadedConnection.describe(),
        loadedConnection.send,
        signal
      )
    : {
        kind: 'failed',
        connectionInfo: null,
        problem: { kind: 'badSettings', message }
      };
}
