import { Dialog } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { ICellChange, IMigrationTarget } from '../../core/migration/cells';
import type { Rewrite } from '../../core/migration/migrationRun';
import { BodyDialog } from '../dialogs/bodyDialog';
import type { NextStep } from '../errors/explanation';
import { MigrationBody } from './migrationBody';
import {
  explainMigrationFailure,
  type IMigrationFailure
} from './migrationFailure';

/** The user's decision about a migration. */
export interface IMigrationDecision {
  /** The changes to make; may be empty. */
  readonly changes: readonly ICellChange[];
  /** The next step that the user has chosen; null for none. */
  readonly nextStep: NextStep | null;
}

/** The service that rewrites the code. */
export interface IRewriter {
  readonly rewrite: Rewrite;
  /** Returns false once the service has turned out not to migrate code. */
  isAvailable(): boolean;
}

/**
 * Has code rewritten, and lets the user choose the cells to change. Closing
 * the dialog stops the service, and changes nothing.
 */
export async function reviewMigration(
  target: IMigrationTarget,
  { rewrite, isAvailable }: IRewriter,
  trans: TranslationBundle
): Promise<IMigrationDecision> {
  const title = trans.__('Update to current Qiskit');
  let chosenFailure: IMigrationFailure | null = null;
  const body = new MigrationBody(
    target,
    {
      rewrite,
      explainFailure: error =>
        explainMigrationFailure(error, isAvailable(), trans),
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
    nextStep: getNextStep(chosenFailure)
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
    // JupyterLab has set both: the text, and its copy for screen readers.
    button?.setAttribute('aria-label', caption);
    if (label) {
      label.textContent = caption;
    }
  }
}

/** Takes an argument because TypeScript does not notice assignments by a callback. */
function getNextStep(failure: IMigrationFailure | null): NextStep | null {
  return failure?.nextStep ?? null;
}
