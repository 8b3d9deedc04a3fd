import { NotebookPanel } from '@jupyterlab/notebook';
import { CommandIDs } from '../../commandIds';
import type { ICellChange } from '../../core/migration/cells';
import { canRevert } from '../../jupyter/migration/applyMigration';
import { addAction } from '../base/addCommand';
import type { IDesk } from '../base/commandContext';

/** The commands that update code; only where the service does that. */
export function addMigration(desk: IDesk): void {
  const { app, host, settings, trans } = desk;
  const { migrateCell, migrateNotebook, undoMigration } = CommandIDs;
  /** As far as it is known: it is not asked for. */
  const isOffered = () => host.loaded?.service.offered.now.migration === true;
  const notebook = () => {
    const { currentWidget } = app.shell;
    return currentWidget instanceof NotebookPanel ? currentWidget : null;
  };
  const cell = () => {
    const active = notebook()?.content.activeCell;
    return active?.model.type === 'code' ? active : undefined;
  };
  /** What was changed last, in each notebook. */
  const last = new WeakMap<NotebookPanel, readonly ICellChange[]>();
  const changed = () =>
    [migrateCell, migrateNotebook, undoMigration].forEach(id =>
      app.commands.notifyCommandChanged(id)
    );
  const add = (id: string, label: string, isThere: () => boolean) => {
    const isPossible = () =>
      isOffered() && !settings.current.paused && isThere();
    addAction(desk, id, {
      label,
      isVisible: isOffered,
      isEnabled: isPossible,
      execute: async () => {
        const panel = notebook();
        if (panel && isPossible()) {
          const only = id === migrateCell ? cell() : undefined;
          const { migrate } = await import('./runMigration');
          await migrate(desk, panel, only, changes => last.set(panel, changes));
          changed();
        }
      }
    });
  };
  add(
    migrateCell,
    trans.__('Update This Cell to Current Qiskit…'),
    () => cell() !== undefined
  );
  add(
    migrateNotebook,
    trans.__('Update This Notebook to Current Qiskit…'),
    () => notebook() !== null
  );
  const undoable = () => {
    const panel = notebook();
    const changes = panel === null ? undefined : last.get(panel);
    return panel && changes && canRevert(panel, changes)
      ? { panel, changes }
      : null;
  };
  addAction(desk, undoMigration, {
    label: trans.__('Undo the Update to Current Qiskit'),
    // Also where another service is asked by now.
    isVisible: () => isOffered() || undoable() !== null,
    isEnabled: () => undoable() !== null,
    execute: async () => {
      const undo = undoable();
      if (undo !== null) {
        const actions = await import('./undoMigration');
        actions.undoMigration(undo.panel, undo.changes, trans);
        changed();
      }
    }
  });
  host.stateChanged.connect(changed);
}
