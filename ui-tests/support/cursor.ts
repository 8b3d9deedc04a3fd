import type { NotebookPanel } from '@jupyterlab/notebook';
import type { Cell, Lab } from './lab';

/** Where the cursor is put, in a cell's source. */
const CURSOR = '║';

/** Open a notebook of cells that may have a `║` each, where the cursor is put. */
export function openMarked(lab: Lab, cells: Cell[]): Promise<void> {
  const unmarked = (text: string) => text.replace(CURSOR, '');
  return lab.open(
    cells.map(cell =>
      typeof cell === 'string'
        ? unmarked(cell)
        : { markdown: unmarked(cell.markdown) }
    )
  );
}

/** Put the cursor at the `║` of a cell, wherever in the notebook it is. */
export async function cursorAtMark(
  lab: Lab,
  index: number,
  marked: string
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
    [index, marked.indexOf(CURSOR)] as const
  );
  await lab.page
    .locator('.jp-Cell.jp-mod-active .jp-mod-completer-enabled.jp-mod-focused')
    .waitFor();
}
