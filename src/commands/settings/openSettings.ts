import { CommandIDs } from '../../commandIds';
import { addCommand } from '../base/addCommand';
import type { ICommandContext } from '../base/commandContext';

/** Opens the settings editor; Jupyter Notebook has it only on the page with the files. */
const SETTINGS_EDITOR_COMMAND = 'settingeditor:open';

/** Opens Jupyter Notebook's page with the files. */
const FILE_BROWSER_COMMAND = 'application:open-tree';

/** Adds the command that opens our settings, or explains where they are. */
export function addOpenSettingsCommand(context: ICommandContext): void {
  const { app, trans } = context;
  const { commands } = app;
  addCommand(context, CommandIDs.openSettings, {
    label: trans.__('Open the Settings'),
    execute: async () => {
      if (commands.hasCommand(SETTINGS_EDITOR_COMMAND)) {
        const query = trans.__('Qiskit Code Assistant');
        await commands.execute(SETTINGS_EDITOR_COMMAND, { query });
        return;
      }
      const { showWhereSettingsAre } =
        await import('../../ui/dialogs/settingsElsewhere');
      const canOpenFiles = commands.hasCommand(FILE_BROWSER_COMMAND);
      const destination = await showWhereSettingsAre(canOpenFiles, trans);
      if (destination !== null) {
        await commands.execute(
          destination === 'files' ? FILE_BROWSER_COMMAND : CommandIDs.setUp
        );
      }
    }
  });
}
