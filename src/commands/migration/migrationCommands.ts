import { NotebookPanel } from '@jupyterlab/notebook';
import { CommandIDs } from '../../commandIds';
import type { ICellChange } from '../../core/migration/cells';
import { canRevert } from '../../jupyter/migration/applyMigration';
import { addCommand } from '../base/addCommand';
import type { ICommandContext } from '../base/commandContext';

/** Adds the commands for migrations; they are visible only if the service has them. */
export function addMigrationCommands(context: ICommandContext): void {
  const { app, host, settings, trans } = context;
  const { migrateCell, migrateNotebook, undoMigration } = CommandIDs;
  /** Returns what is known about the service; sends no request to find it out. */
  const isOffered = () => host.loaded?.service.features.migration === true;
  const findNotebook = () => {
    const { currentWidget } = app.shell;
    return currentWidget instanceof NotebookPanel ? currentWidget : null;
  };
  const findActiveCell = () => {
    const active = findNotebook()?.content.activeCell;
    return active?.model.type === 'code' ? active : undefined;
  };
  /** The last applied changes of each notebook. */
  const lastChanges = new WeakMap<NotebookPanel, readonly ICellChange[]>();
  const notifyCommandsChanged = () =>
    [migrateCell, migrateNotebook, undoMigration].forEach(id =>
      app.commands.notifyCommandChanged(id)
    );
  const addMigrationCommand = (
    id: string,
    label: string,
    hasTarget: () => boolean
  ) => {
    const isPossible = () =>
      isOffered() && !settings.current.paused && hasTarget();
    addCommand(context, id, {
      label,
      isVisible: isOffered,
      isEnabled: isPossible,
      execute: async () => {
        const panel = findNotebook();
        if (panel && isPossible()) {
          const onlyCell = id === migrateCell ? findActiveCell() : undefined;
          const { runMigration } = await import('./runMigration');
          await runMigration(context, panel, onlyCell, changes =>
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
    // Remains possible after the user has switched to another service.
    isVisible: () => isOffered() || findUndoable() !== null,
    isEnabled: () => findUndoable() !== null,
    execute: async () => {
      const undoable = findUndoable();
      if (undoable !== null) {
        const undoModule = await import('./undoMigration');
        undoModule.undoMigration(undoable.panel, undoable.changes, trans);
        notifyCommandsChanged();
      }
    }
  });
  host.statusChanged.connect(notifyCommandsChanged);
}
