import { NotebookPanel } from '@jupyterlab/notebook';
import { CommandIDs } from '../commands';
import { addAction } from './add';
import type { IDesk } from './desk';

/** The commands that update code; only where the service does that. */
export function addMigration(desk: IDesk): void {
  const { app, host, settings, trans } = desk;
  const ids = [CommandIDs.migrateCell, CommandIDs.migrateNotebook];
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
  const changed = () =>
    ids.forEach(id => app.commands.notifyCommandChanged(id));
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
          const only = id === CommandIDs.migrateCell ? cell() : undefined;
          const { migrate } = await import('./migrate');
          await migrate(desk, panel, only);
          changed();
        }
      }
    });
  };
  add(
    CommandIDs.migrateCell,
    trans.__('Update This Cell to Current Qiskit…'),
    () => cell() !== undefined
  );
  add(
    CommandIDs.migrateNotebook,
    trans.__('Update This Notebook to Current Qiskit…'),
    () => notebook() !== null
  );
  host.stateChanged.connect(changed);
}
