import type { FileEditor } from '@jupyterlab/fileeditor';
import { Widget } from '@lumino/widgets';
import type { IPanel } from './panel';
import { isPythonMimeType } from './pythonMimeType';

/** Returns a file that is edited as text as a panel; null for other widgets. */
export function asFilePanel(widget: Widget): IPanel | null {
  if (!isFilePanel(widget)) {
    return null;
  }
  const { context, editor } = widget.content;
  return {
    active: {
      id: 'file',
      editor,
      ready: context.ready,
      isPython: isPythonMimeType,
      listCells: () => []
    }
  };
}

/**
 * Returns whether a widget is a file editor. Compares the class name instead of
 * using `instanceof`: this extension must load in applications that come without
 * the package, such as JupyterLite's REPL.
 */
function isFilePanel(
  widget: Widget
): widget is Widget & { readonly content: FileEditor } {
  return (
    'content' in widget &&
    widget.content instanceof Widget &&
    widget.content.hasClass('jp-FileEditor')
  );
}
