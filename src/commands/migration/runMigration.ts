import { Notification } from '@jupyterlab/apputils';
import type { NotebookPanel } from '@jupyterlab/notebook';
import { CommandIDs } from '../../commandIds';
import { toProblem } from '../../core/errors/problem';
import type { ICellChange } from '../../core/migration/cells';
import type { ExtraFeatures } from '../../core/api/extraFeatures';
import { applyMigration } from '../../jupyter/migration/applyMigration';
import {
  type Cell,
  collectMigratableCode
} from '../../jupyter/migration/migratableCells';
import { askForDisclaimerDecision } from '../../ui/disclaimer/disclaimerDialog';
import { explainError } from '../../ui/errors/explainError';
import { reviewMigration } from '../../ui/migration/reviewMigration';
import { createRenderer, type ICommandContext } from '../base/commandContext';
import { getNextStepCommand } from '../base/nextSteps';
import { undoMigration } from './undoMigration';

/** The time that the number of updated cells is shown. */
const NOTIFICATION_MS = 10_000;

/**
 * Requests the migration of a notebook or of one of its cells, and applies the
 * changes that the user accepts.
 *
 * @param onChanged - called with the changes after they were applied.
 */
export async function runMigration(
  context: ICommandContext,
  panel: NotebookPanel,
  onlyCell: Cell | undefined,
  onChanged: (changes: readonly ICellChange[]) => void
): Promise<void> {
  const { app, host, trans } = context;
  const { service } = await host.load();
  const { extraFeatures } = service.client;
  for (;;) {
    const rewriter = {
      rewrite: extraFeatures.migrate.bind(extraFeatures),
      isAvailable: () => service.features.migration
    };
    const migratable = collectMigratableCode(panel, onlyCell);
    const { changes, nextStep } = await reviewMigration(
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
        trans.__(
          'Nothing was updated: the notebook has changed in the meantime.'
        )
      );
    }
    if (panel.isDisposed) {
      return;
    }
    switch (nextStep) {
      case null:
        return;
      case 'try-again':
        continue;
      case 'review-disclaimer':
        if (await askToAcceptDisclaimer(extraFeatures, context)) {
          continue;
        }
        return;
      default:
        await app.commands.execute(getNextStepCommand(nextStep, ''));
        return;
    }
  }
}

/**
 * Shows the disclaimer for migrations or, if there is none, that of the model.
 *
 * @returns whether the user has accepted it.
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
    Notification.error(explainError(error, trans).text);
    return false;
  }
}

/** Shows the number of updated cells, with a button that undoes the changes. */
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
          caption: trans.__('Undo what was not changed since'),
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
