import type { ICompletionProviderManager } from '@jupyterlab/completer';
import { NotebookPanel } from '@jupyterlab/notebook';
import type { CommandRegistry } from '@lumino/commands';
import type { Widget } from '@lumino/widgets';
import { CommandIDs } from '../commands';

/**
 * Let the disclaimer be reviewed where a completion was asked for; after
 * Accept the completion follows by itself.
 *
 * @param casually - not again if the person chose Later before.
 */
export async function reviewThenComplete(
  commands: CommandRegistry,
  manager: ICompletionProviderManager,
  widget: Widget,
  casually: boolean
): Promise<void> {
  const accepted: unknown = await commands.execute(
    CommandIDs.reviewDisclaimer,
    { casually }
  );
  if (accepted === true) {
    if (widget instanceof NotebookPanel) {
      widget.content.activeCell?.editor?.focus();
    }
    manager.inline?.invoke(widget.id);
  }
}
