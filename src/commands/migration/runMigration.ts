import { Notification } from '@jupyterlab/apputils';
import type { NotebookPanel } from '@jupyterlab/notebook';
import { CommandIDs } from '../../commandIds';
import { toProblem } from '../../core/errors/problem';
import type { ICellChange } from '../../core/migration/cells';
import type { ExtraFeatures } from '../../core/service/offered';
import { applyMigration } from '../../jupyter/migration/applyMigration';
import {
  type Cell,
  migratableOf
} from '../../jupyter/migration/migratableCells';
import { askForDisclaimerDecision } from '../../ui/disclaimer/disclaimerDialog';
import { explainError } from '../../ui/errors/explainError';
import { reviewMigration } from '../../ui/migration/reviewMigration';
import type { ICommandContext } from '../base/commandContext';
import { createRenderer } from '../base/renderer';
import { getStepCommand } from '../base/nextSteps';
import { undoMigration } from './undoMigration';

/** How long it is shown that cells were updated, in milliseconds. */
const NOTIFICATION_MS = 10_000;

/**
 * Let the service update a notebook's code, or that of one cell, and change
 * what the person accepts of it.
 *
 * @param onChanged - told what was changed.
 */
export async function runMigration(
  context: ICommandContext,
  panel: NotebookPanel,
  onlyCell: Cell | undefined,
  onChanged: (changes: readonly ICellChange[]) => void
): Promise<void> {
  const { app, host, trans } = context;
  const { extraFeatures: offered } = (await host.load()).service;
  for (;;) {
    const rewriter = {
      rewrite: offered.migrate.bind(offered),
      isOffered: () => offered.features.migration
    };
    const migratable = migratableOf(panel, onlyCell);
    const { changes, step } = await reviewMigration(
      migratable,
      rewriter,
      trans
    );
    const appliedChanges = applyMigration(panel, changes);
    if (appliedChanges.length > 0) {
      onChanged(appliedChanges);
      notifyUpdated(panel, appliedChanges, trans);
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
        if (await askToAcceptDisclaimer(offered, context)) {
          continue;
        }
        return;
      default:
        await app.commands.execute(getStepCommand(step, ''));
        return;
    }
  }
}

/**
 * Show the terms for updating code, or where there are none of their own those
 * of the model; whether the person accepts them.
 */
async function askToAcceptDisclaimer(
  features: ExtraFeatures,
  context: ICommandContext
): Promise<boolean> {
  const { app, trans } = context;
  try {
    const disclaimer = await features.getMigrationDisclaimer();
    const model = disclaimer.model || trans.__('updating code');
    const shownDisclaimer = { ...disclaimer, model };
    const decision = await askForDisclaimerDecision(
      shownDisclaimer,
      createRenderer(context),
      trans
    );
    if (decision === 'accept' || decision === 'reject') {
      await features.answerMigrationDisclaimer(decision === 'accept');
    }
    return decision === 'accept';
  } catch (error) {
    const { kind } = toProblem(error, '');
    if (kind === 'notFound') {
      return app.commands.execute(CommandIDs.reviewDisclaimer);
    }
    Notification.error(explainError(error, trans).words);
    return false;
  }
}

/** Say it, with a button that takes all of it back. */
function notifyUpdated(
  panel: NotebookPanel,
  appliedChanges: readonly ICellChange[],
  trans: ICommandContext['trans']
): void {
  const count = appliedChanges.length;
  Notification.success(
    trans._n('%1 cell was updated.', '%1 cells were updated.', count),
    {
      autoClose: NOTIFICATION_MS,
      actions: [
        {
          label: trans.__('Undo'),
          caption: trans.__('Take back what was not changed since'),
          callback: () => {
            if (!panel.isDisposed) {
              undoMigration(panel, appliedChanges, trans);
            }
          }
        }
      ]
    }
  );
}
