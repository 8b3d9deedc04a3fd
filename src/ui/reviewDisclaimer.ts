import type { ISanitizer } from '@jupyterlab/apputils';
import { showErrorMessage } from '@jupyterlab/apputils';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { Assistant } from '../core/assistant';
import { askAboutDisclaimer, type Decision } from './disclaimerDialog';
import { explainError } from './explainError';

/**
 * Fetch the disclaimer of the model in use, let the person decide, and tell
 * the service. A failure is said in a dialog, and counts as later.
 */
export async function reviewDisclaimer(
  assistant: Assistant,
  sanitizer: ISanitizer,
  trans: TranslationBundle
): Promise<Decision> {
  const title = trans.__('Qiskit Code Assistant');
  try {
    const disclaimer = await assistant.disclaimer();
    if (disclaimer === null) {
      const none = trans.__('This service has no disclaimer to accept.');
      await showErrorMessage(title, none);
      return 'later';
    }
    const decision = await askAboutDisclaimer(disclaimer, sanitizer, trans);
    if (decision !== 'later') {
      await assistant.review(disclaimer, decision === 'accept');
    }
    return decision;
  } catch (error) {
    await showErrorMessage(title, explainError(error, trans).words);
    return 'later';
  }
}
