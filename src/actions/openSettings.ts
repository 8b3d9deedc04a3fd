import { CommandIDs } from '../commands';
import { addAction } from './add';
import type { IDesk } from './desk';

/** The command that opens our part of the settings editor. */
export function addOpenSettings(desk: IDesk): void {
  const { app, trans } = desk;
  addAction(desk, CommandIDs.openSettings, {
    label: trans.__('Open the Settings'),
    execute: () =>
      app.commands.execute('settingeditor:open', {
        query: trans.__('Qiskit Code Assistant')
      })
  });
}
