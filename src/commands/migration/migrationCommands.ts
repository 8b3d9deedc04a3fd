import { NotebookPanel } from '@jupyterlab/notebook';
import { CommandIDs } from '../../commandIds';
import type { ICellChange } from '../../core/migration/cells';
import { canRevert } from '../../jupyter/migration/applyMigration';
import { addCommand } from '../base/addCommand';
import type { ICommandContext } from '../base/commandContext';

/** The commands that update code; only where the service does that. */
export function addMigrationCommands(context: ICommandContext): void {
  const { app, host, settings, trans } = context;
  const { migrateCell, migrateNotebook, undoMigration } = CommandIDs;
  /** As far as it is known: it is not asked for. */
  const isOffered = () =>
    host.loaded?.service.extraFeatures.features.migration === true;
  const findNotebook = () => {
    const { currentWidget } = app.shell;
    return currentWidget instanceof NotebookPanel ? currentWidget : null;
  };
  const findActiveCell = () => {
    const active = findNotebook()?.content.activeCell;
    return active?.model.type === 'code' ? active : undefined;
  };
  /** What was changed last, in each notebook. */
  const lastChanges = new WeakMap<NotebookPanel, readonly ICellChange[]>();
  const notifyCommandsChanged = () =>
    [migrateCell, migrateNotebook, undoMigration].forEach(id =>
      app.commands.notifyCommandChanged(id)
    );
  const addMigrationCommand = (
    id: string,
    label: string,
    isThere: () => boolean
  ) => {
    const isPossible = () =>
      isOffered() && !settings.current.paused && isThere();
    addCommand(context, id, {
      label,
      isVisible: isOffered,
      isEnabled: isPossible,
      execute: async () => {
        const panel = findNotebook();
        if (panel && isPossible()) {
          const onlyCell = id === migrateCell ? findActiveCell() : undefined;
          const { runMigration: migrate } = await import('./runMigration');
          await migrate(context, panel, onlyCell, changes =>
            lastChanges.set(panel, changes)
          );
          notifyCommandsChanged();
        }
      }
    });
  };
  addMigrationCommand(
    migrateCell,
    trans.__('Update This Cell to Current Qiskit…'),
    () => findActiveCell() !== undefined
  );
  addMigrationCommand(
    migrateNotebook,
    trans.__('Update This Notebook to Current Qiskit…'),
    () => findNotebook() !== null
  );
  const findUndoable = () => {
    const panel = findNotebook();
    const changes = panel === null ? undefined : lastChanges.get(panel);
    return panel && changes && canRevert(panel, changes)
      ? { panel, changes }
      : null;
  };
  addCommand(context, undoMigration, {
    label: trans.__('Undo the Update to Current Qiskit'),
    // Also where another service is asked by now.
    isVisible: () => isOffered() || findUndoable() !== null,
    isEnabled: () => findUndoable() !== null,
    execute: async () => {
      const found = findUndoable();
      if (found !== null) {
        const undoModule = await import('./undoMigration');
        undoModule.undoMigration(found.panel, found.changes, trans);
        notifyCommandsChanged();
      }
    }
  });
  host.statusChanged.connect(notifyCommandsChanged);
}
