import { Notification } from '@jupyterlab/apputils';
import type { NotebookPanel } from '@jupyterlab/notebook';
import { CommandIDs } from '../../commandIds';
import { problemOf } from '../../core/errors/problem';
import type { ICellChange } from '../../core/migration/cells';
import type { Offered } from '../../core/service/offered';
import { applyMigration } from '../../jupyter/migration/applyMigration';
import { type Cell, migratableOf } from '../../jupyter/migration/migratableCells';
import { askAboutDisclaimer } from '../../ui/disclaimer/disclaimerDialog';
import { explainError } from '../../ui/errors/explainError';
import { reviewMigration } from '../../ui/migration/reviewMigration';
import type { IDesk } from '../base/commandContext';
import { rendererOf } from '../base/renderer';
import { commandOf } from '../base/nextSteps';
import { undoMigration } from './undoMigration';

/** How long it is shown that cells were updated, in milliseconds. */
const SHOWN_MS = 10_000;

/**
 * Let the service update a notebook's code, or that of one cell, and change
 * what the person accepts of it.
 *
 * @param onChanged - told what was changed.
 */
export async function migrate(
  desk: IDesk,
  panel: NotebookPanel,
  only: Cell | undefined,
  onChanged: (changes: readonly ICellChange[]) => void
): Promise<void> {
  const { app, host, trans } = desk;
  const { offered } = (await host.load()).service;
  for (;;) {
    const rewriter = {
      rewrite: offered.migrate.bind(offered),
      isOffered: () => offered.now.migration
    };
    const found = migratableOf(panel, only);
    const { changes, step } = await reviewMigration(found, rewriter, trans);
    const changed = applyMigration(panel, changes);
    if (changed.length > 0) {
      onChanged(changed);
      sayUpdated(panel, changed, trans);
    } else if (changes.length > 0) {
      Notification.warning(
        trans.__('Nothing was updated: the notebook was changed meanwhile.')
      );
    }
    if (panel.isDisposed) {
      return;
    }
    switch (step) {
      case null:
        return;
      case 'try-again':
        continue;
      case 'review-disclaimer':
        if (await acceptsTerms(offered, desk)) {
          continue;
        }
        return;
      default:
        await app.commands.execute(commandOf(step, ''));
        return;
    }
  }
}

/**
 * Show the terms for updating code, or where there are none of their own those
 * of the model; whether the person accepts them.
 */
async function acceptsTerms(offered: Offered, desk: IDesk): Promise<boolean> {
  const { app, trans } = desk;
  try {
    const terms = await offered.migrationDisclaimer();
    const model = terms.model || trans.__('updating code');
    const shown = { ...terms, model };
    const decision = await askAboutDisclaimer(shown, rendererOf(desk), trans);
    if (decision === 'accept' || decision === 'reject') {
      await offered.reviewMigration(decision === 'accept');
    }
    return decision === 'accept';
  } catch (error) {
    const { kind } = problemOf(error, '');
    if (kind === 'notFound') {
      return app.commands.execute(CommandIDs.reviewDisclaimer);
    }
    Notification.error(explainError(error, trans).words);
    return false;
  }
}

/** Say it, with a button that takes all of it back. */
function sayUpdated(
  panel: NotebookPanel,
  changed: readonly ICellChange[],
  trans: IDesk['trans']
): void {
  const count = changed.length;
  Notification.success(
    trans._n('%1 cell was updated.', '%1 cells were updated.', count),
    {
      autoClose: SHOWN_MS,
      actions: [
        {
          label: trans.__('Undo'),
          caption: trans.__('Take back what was not changed since'),
          callback: () => {
            if (!panel.isDisposed) {
              undoMigration(panel, changed, trans);
            }
          }
        }
      ]
    }
  );
}
