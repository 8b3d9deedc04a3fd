import type { ICompletionProviderManager } from '@jupyterlab/completer';
import type { Widget } from '@lumino/widgets';
import { CommandIDs } from '../commands';
import type { IActions } from '../tokens';
import { panelOf } from './panels';

/**
 * Let the disclaimer be reviewed where a completion was asked for; after
 * Accept the completion follows by itself.
 *
 * @param casually - not again if the person chose Later before.
 */
export async function reviewThenComplete(
  actions: IActions,
  manager: ICompletionProviderManager,
  widget: Widget,
  casually: boolean
): Promise<void> {
  const accepted = await actions.run(CommandIDs.reviewDisclaimer, { casually });
  if (accepted === true) {
    panelOf(widget)?.active?.editor?.focus();
    manager.inline?.invoke(widget.id);
  }
}
