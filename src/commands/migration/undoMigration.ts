import { Notification } from '@jupyterlab/apputils';
import type { NotebookPanel } from '@jupyterlab/notebook';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { ICellChange } from '../../core/migration/cells';
import { revertMigration } from '../../jupyter/migration/applyMigration';

/** How long it is shown what was taken back, in milliseconds. */
const NOTIFICATION_MS = 10_000;

/** Take back what an update has changed, and say how far that went. */
export function undoMigration(
  panel: NotebookPanel,
  changes: readonly ICellChange[],
  trans: TranslationBundle
): void {
  const { back, stay } = revertMigration(panel, changes);
  const sentences = [
    trans._n('%1 cell is as before.', '%1 cells are as before.', back),
    ...(stay === 0
      ? []
      : [
          trans._n(
            '%1 was changed since and stays.',
            '%1 were changed since and stay.',
            stay
          )
        ])
  ];
  Notification.info(sentences.join(' '), { autoClose: NOTIFICATION_MS });
}
