import { showErrorMessage } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';

/** Tell a person that they can't change something, and who can. */
export async function sayLocked(trans: TranslationBundle): Promise<void> {
  await showErrorMessage(
    trans.__('Qiskit Code Assistant'),
    trans.__('Set by your administrator.')
  );
}
