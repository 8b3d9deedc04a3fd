import type { NotebookPanel } from '@jupyterlab/notebook';
import type { CellContent, Lab } from './lab';

/** Where the cursor is put, in a cell's source. */
const CURSOR_MARK = '║';

/** Open a notebook of cells that may have a `║` each, where the cursor is put. */
export function openMarkedNotebook(
  lab: Lab,
  cells: CellContent[]
): Promise<void> {
  const removeMark = (text: string) => text.replace(CURSOR_MARK, '');
  return lab.openNotebook(
    cells.map(cell =>
      typeof cell === 'string'
        ? removeMark(cell)
        : { markdown: removeMark(cell.markdown) }
    )
  );
}

/** Put the cursor at the `║` of a cell, wherever in the notebook it is. */
export async function moveCursorToMark(
  lab: Lab,
  index: number,
  markedText: string
): Promise<void> {
  await lab.page.evaluate(
    async ([at, offset]) => {
      const panel = window.jupyterapp.shell.currentWidget as NotebookPanel;
      const { content } = panel;
      const cell = content.widgets[at];
      if (cell) {
        await content.scrollToCell(cell);
        await cell.ready;
        content.activeCellIndex = at;
        content.mode = 'edit';
        const position = cell.editor?.getPositionAt(offset);
        cell.editor?.setCursorPosition(position ?? { line: 0, column: 0 });
      }
    },
    [index, markedText.indexOf(CURSOR_MARK)] as const
  );
  await lab.page
    .locator('.jp-Cell.jp-mod-active .jp-mod-completer-enabled.jp-mod-focused')
    .waitFor();
}
