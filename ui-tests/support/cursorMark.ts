import type { NotebookPanel } from '@jupyterlab/notebook';
import type { CellContent, Lab } from './lab';

/** Marks the position of the cursor in a cell's source: `qc.║`. */
const CURSOR_MARK = '║';

/** Opens a notebook; a `║` in a cell is left out, for {@link moveCursorToMark}. */
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

/**
 * Puts the cursor at the `║` of a cell, scrolling to the cell if necessary.
 *
 * @param index - of the cell, from 0.
 * @param markedText - the cell's source with the `║`.
 */
export async function moveCursorToMark(
  lab: Lab,
  index: number,
  markedText: string
): Promise<void> {
  await lab.page.evaluate(
    async ([cellIndex, offset]) => {
      const panel = window.jupyterapp.shell.currentWidget as NotebookPanel;
      const { content } = panel;
      const cell = content.widgets[cellIndex];
      if (cell) {
        await content.scrollToCell(cell);
        await cell.ready;
        content.activeCellIndex = cellIndex;
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
