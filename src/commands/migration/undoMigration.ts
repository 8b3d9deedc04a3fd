import { Notification } from '@jupyterlab/apputils';
import type { NotebookPanel } from '@jupyterlab/notebook';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { ICellChange } from '../../core/migration/cells';
import { revertMigration } from '../../jupyter/migration/applyMigration';

/** The time that the result is shown. */
const NOTIFICATION_MS = 10_000;

/** Restores the cells that a migration has changed, and shows the result. */
export function undoMigration(
  panel: NotebookPanel,
  changes: readonly ICellChange[],
  trans: TranslationBundle
): void {
  const { revertedCells, keptCells } = revertMigration(panel, changes);
  const sentences = [
    trans._n('%1 cell was restored.', '%1 cells were restored.', revertedCells),
    ...(keptCells === 0
      ? []
      : [
          trans._n(
            '%1 was changed since and was kept.',
            '%1 were changed since and were kept.',
            keptCells
          )
        ])
  ];
  Notification.info(sentences.join(' '), { autoClose: NOTIFICATION_MS });
}
