import { CommandIDs } from '../../commandIds';
import { addAction } from '../base/addCommand';
import type { IDesk } from '../base/commandContext';

/** JupyterLab's settings editor; Jupyter Notebook has it beside the files only. */
const EDITOR = 'settingeditor:open';

/** Jupyter Notebook's page with the files. */
const FILES = 'application:open-tree';

/** The command that opens our part of the settings editor, or says where that is. */
export function addOpenSettings(desk: IDesk): void {
  const { app, trans } = desk;
  const { commands } = app;
  addAction(desk, CommandIDs.openSettings, {
    label: trans.__('Open the Settings'),
    execute: async () => {
      if (commands.hasCommand(EDITOR)) {
        const query = trans.__('Qiskit Code Assistant');
        await commands.execute(EDITOR, { query });
        return;
      }
      const { saySettingsAreElsewhere } =
        await import('../../ui/dialogs/settingsElsewhere');
      const canOpenFiles = commands.hasCommand(FILES);
      const wanted = await saySettingsAreElsewhere(canOpenFiles, trans);
      if (wanted !== null) {
        await commands.execute(wanted === 'files' ? FILES : CommandIDs.setUp);
      }
    }
  });
}
