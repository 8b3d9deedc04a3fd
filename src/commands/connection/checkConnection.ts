import { CommandIDs } from '../../commandIds';
import type { ConnectionTestResult } from '../../core/service/checkConnection';
import { addAction } from '../base/addCommand';
import type { IDesk } from '../base/commandContext';
import { commandOf } from '../base/nextSteps';

/** The command that tests whether the service can be reached and used. */
export function addConnectionTest(desk: IDesk): void {
  const { app, host, trans } = desk;
  addAction(desk, CommandIDs.testConnection, {
    label: trans.__('Test Connection'),
    execute: async () => {
      const { testInDialog } = await import('../../ui/connection/connectionCheckDialog');
      const test = (signal: AbortSignal) => testService(desk, signal);
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

/**
 * Test the service that the settings name, as they are now.
 *
 * @throws AbortError when `signal` is aborted.
 */
export async function testService(
  { settings, connection }: Pick<IDesk, 'settings' | 'connection'>,
  signal: AbortSignal
): Promise<ConnectionTestResult> {
  const [{ testConnection }, way] = await Promise.all([
    import('../../core/service/checkConnection'),
    connection.load(),
    settings.readAgain()
  ]);
  const { current, problem: said } = settings;
  return said === ''
    ? testConnection(current, () => way.describe(), way.send, signal)
    : { kind: 'failed', way: null, problem: { kind: 'badSettings', said } };
}
