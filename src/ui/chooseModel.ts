import { showErrorMessage } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { Assistant } from '../core/assistant';
import { explainError } from './explainError';
import { askForModel } from './questions';

/** Let the person choose among the service's models; null if nothing was chosen. */
export async function chooseModel(
  assistant: Assistant,
  current: string,
  trans: TranslationBundle
): Promise<string | null> {
  try {
    return await askForModel(await assistant.models(), current, trans);
  } catch (error) {
    const { words } = explainError(error, trans);
    await showErrorMessage(trans.__('Qiskit Code Assistant'), words);
    return null;
  }
}
