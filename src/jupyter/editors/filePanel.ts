import type { FileEditor } from '@jupyterlab/fileeditor';
import { Widget } from '@lumino/widgets';
import { type IPanel, isPython } from './panel';

/** A file that is edited as text; null for other panels. */
export function filePanel(widget: Widget): IPanel | null {
  if (!isFile(widget)) {
    return null;
  }
  const { context, editor } = widget.content;
  return {
    active: {
      id: 'file',
      editor,
      ready: context.ready,
      isPython,
      cells: () => []
    }
  };
}

/**
 * Recognised by its class name and not by `instanceof`: this extension must
 * load where the application comes without the package, as JupyterLite's REPL.
 */
function isFile(
  widget: Widget
): widget is Widget & { readonly content: FileEditor } {
  return (
    'content' in widget &&
    widget.content instanceof Widget &&
    widget.content.hasClass('jp-FileEditor')
  );
}
