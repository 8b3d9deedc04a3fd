import { CommandIDs } from '../../commandIds';
import type { ConnectionCheckResult } from '../../core/service/checkConnection';
import { addCommand } from '../base/addCommand';
import type { ICommandContext } from '../base/commandContext';
import { getNextStepCommand } from '../base/nextSteps';

/** Adds the command that checks whether the service can be reached and used. */
export function addConnectionCheckCommand(context: ICommandContext): void {
  const { app, host, trans } = context;
  addCommand(context, CommandIDs.checkConnection, {
    label: trans.__('Test Connection'),
    execute: async () => {
      const { checkConnectionInDialog } =
        await import('../../ui/connection/connectionCheckDialog');
      const nextStep = await checkConnectionInDialog(
        signal => checkCurrentService(context, signal),
        trans,
        reconnectIfUsable
      );
      if (nextStep !== null) {
        const id = getNextStepCommand(nextStep, CommandIDs.checkConnection);
        await app.commands.execute(id);
      }
    }
  });

  function reconnectIfUsable(result: ConnectionCheckResult): void {
    if (
      result.kind === 'works' &&
      result.serviceInfo.disclaimer !== 'missing'
    ) {
      // The status may still be that of an earlier failure.
      host.loaded?.reconnect();
    }
  }
}

/**
 * Checks the service in the current settings.
 *
 * @throws AbortError when `signal` is aborted.
 */
export async function checkCurrentService(
  { settings, connection }: Pick<ICommandContext, 'settings' | 'connection'>,
  signal: AbortSignal
): Promise<ConnectionCheckResult> {
  const [{ checkConnection }, loadedConnection] = await Promise.all([
    import('../../core/service/checkConnection'),
    connection.load(),
    settings.reload()
  ]);
  const { current, validationMessage } = settings;
  return validationMessage === ''
    ? checkConnection(
        current,
        () => loadedConnection.describe(),
        loadedConnection.send,
        signal
      )
    : {
        kind: 'failed',
        connectionInfo: null,
        problem: { kind: 'badSettings', message: validationMessage }
      };
}
