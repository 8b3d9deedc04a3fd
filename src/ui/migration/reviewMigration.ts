import { Dialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { ICellChange, IMigratable } from '../../core/migration/cells';
import type { Rewrite } from '../../core/migration/migrationRun';
import { BodyDialog } from '../dialogs/bodyDialog';
import type { NextStep } from '../errors/explainProblem';
import { explainMigrationFailure, type IMigrationFailure } from './failedCells';
import { MigrationBody } from './migrationBody';

/** What a person decided. */
export interface IMigrationDecision {
  /** What to change; may be nothing. */
  readonly changes: readonly ICellChange[];
  /** What to do next; null for nothing. */
  readonly step: NextStep | null;
}

/** What rewrites the code. */
export interface IRewriter {
  readonly rewrite: Rewrite;
  /** Whether it is offered, as far as is known by now. */
  isOffered(): boolean;
}

/**
 * Let code be rewritten, and a person say which cells are to be changed.
 * Closing the dialog gives up what still runs, and changes nothing.
 */
export async function reviewMigration(
  notebook: IMigratable,
  { rewrite, isOffered }: IRewriter,
  trans: TranslationBundle
): Promise<IMigrationDecision> {
  const title = trans.__('Update to current Qiskit');
  let chosenFailure: IMigrationFailure | null = null;
  const body = new MigrationBody(
    notebook,
    {
      rewrite,
      explainFailure: error =>
        explainMigrationFailure(error, isOffered(), trans),
      onAcceptedChanges: updateButton,
      onNextStep: failure => {
        chosenFailure = failure;
        dialog.reject();
      }
    },
    trans
  );
  const dialog = new BodyDialog<ICellChange[]>({
    title,
    body,
    buttons: [
      Dialog.cancelButton(),
      Dialog.okButton({ label: trans.__('Update') })
    ],
    // Enter updates nothing unless the button has the focus.
    defaultButton: 0,
    focusNodeSelector: '[role="status"]'
  });
  dialog.addClass('jp-QiskitCompleter-ask');
  dialog.node.setAttribute('aria-label', title);
  updateButton(null);
  const dialogResult = dialog.launch();
  void body.run();
  const { button, value } = await dialogResult;
  return {
    changes: button.accept ? (value ?? []) : [],
    step: getNextStep(chosenFailure)
  };

  function updateButton(changes: readonly ICellChange[] | null): void {
    const count = changes?.length ?? 0;
    const button = dialog.node.querySelector(
      '.jp-Dialog-footer .jp-mod-accept'
    );
    button?.toggleAttribute('disabled', count === 0);
    const label = button?.querySelector('.jp-Dialog-buttonLabel');
    const caption =
      count === 0
        ? trans.__('Update')
        : trans._n('Update %1 Cell', 'Update %1 Cells', count);
    // What is read is told apart from what is seen.
    button?.setAttribute('aria-label', caption);
    if (label) {
      label.textContent = caption;
    }
  }
}

/** A function: TypeScript doesn't see what a callback assigns. */
function getNextStep(failure: IMigrationFailure | null): NextStep | null {
  return failure?.next ?? null;
}
