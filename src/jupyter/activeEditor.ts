import type { Cell } from '@jupyterlab/cells';
import type { CodeEditor } from '@jupyterlab/codeeditor';
import type { INotebookTracker } from '@jupyterlab/notebook';

/**
 * Do something with the editor of the active code cell, whichever that is.
 *
 * @param attach - called with each editor as its cell becomes active; answers
 * what undoes it, called when another cell does.
 */
export function followActiveEditor(
  tracker: INotebookTracker,
  attach: (editor: CodeEditor.IEditor) => () => void
): void {
  let active: Cell | null = null;
  let detach = () => {};
  const follow = async (cell: Cell | null) => {
    detach();
    detach = () => {};
    active = cell;
    await cell?.ready;
    const editor = cell?.editor;
    if (cell === active && cell?.model.type === 'code' && editor) {
      detach = attach(editor);
    }
  };
  tracker.activeCellChanged.connect((_, cell) => void follow(cell));
  void follow(tracker.activeCell);
}
