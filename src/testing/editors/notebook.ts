import type { CodeMirrorEditor } from '@jupyterlab/codemirror';
import type { Context } from '@jupyterlab/docregistry';
import type { INotebookModel, NotebookPanel } from '@jupyterlab/notebook';
import { NBTestUtils } from '@jupyterlab/notebook/lib/testutils';
import { framePromise } from '@jupyterlab/testing';
import { Widget } from '@lumino/widgets';

/** A cell as specs write it; one cell of a notebook has the cursor `║`. */
export interface ICellSpec {
  readonly type: 'code' | 'markdown' | 'raw';
  readonly text: string;
}

const openPanels: NotebookPanel[] = [];

/** Creates a code cell. */
export const codeCell = (text: string): ICellSpec => ({ type: 'code', text });

/** Opens a real notebook; the cell that has the cursor becomes active. */
export async function openNotebook(
  ...cells: ICellSpec[]
): Promise<{ panel: NotebookPanel; editor: CodeMirrorEditor }> {
  const context = await NBTestUtils.createMockContext();
  const panel = NBTestUtils.createNotebookPanel(context);
  openPanels.push(panel);
  panel.model?.fromJSON({
    nbformat: 4,
    nbformat_minor: 5,
    metadata: { language_info: { name: 'python' } },
    cells: cells.map(({ type, text }, index) => ({
      id: `cell${index}`,
      cell_type: type,
      metadata: {},
      source: text.replace('║', ''),
      ...(type === 'code' ? { outputs: [], execution_count: null } : {})
    }))
  });
  Widget.attach(panel, document.body);
  await framePromise();
  const activeIndex = cells.findIndex(({ text }) => text.includes('║'));
  panel.content.activeCellIndex = activeIndex;
  const cell = panel.content.activeCell;
  await cell?.ready;
  const editor = cell?.editor as CodeMirrorEditor;
  focusAt(editor, cells[activeIndex]?.text.indexOf('║') ?? 0);
  return { panel, editor };
}

/** Opens another view of an open notebook. */
export async function openView(first: NotebookPanel): Promise<NotebookPanel> {
  const panel = NBTestUtils.createNotebookPanel(
    first.context as Context<INotebookModel>
  );
  openPanels.push(panel);
  Widget.attach(panel, document.body);
  await framePromise();
  panel.content.activeCellIndex = 0;
  await panel.content.activeCell?.ready;
  return panel;
}

/** Focuses an editor and moves the cursor to an offset in UTF-16 units. */
export function focusAt(editor: CodeMirrorEditor, offset: number): void {
  // jsdom has no layout.
  editor.getCoordinateForPosition = () => document.body.getBoundingClientRect();
  // jsdom does not focus elements that are merely editable.
  editor.editor.contentDOM.tabIndex = 0;
  editor.focus();
  moveCursor(editor, offset);
}

/** Closes every notebook that was opened. */
export function closeNotebooks(): void {
  const panels = openPanels.splice(0);
  const contexts = new Set(panels.map(({ context }) => context));
  panels.forEach(panel => panel.dispose());
  contexts.forEach(context => context.dispose());
}

/** Types at the cursor, as a user does. */
export function typeText(editor: CodeMirrorEditor, text: string): void {
  const { from, to } = editor.editor.state.selection.main;
  editor.editor.dispatch({
    changes: { from, to, insert: text },
    selection: { anchor: from + text.length },
    userEvent: 'input.type'
  });
}

/** Deletes the character before the cursor. */
export function deleteBackward(editor: CodeMirrorEditor): void {
  const { doc, selection } = editor.editor.state;
  const to = selection.main.from;
  const from = to - (Array.from(doc.sliceString(0, to)).at(-1)?.length ?? 0);
  editor.editor.dispatch({
    changes: { from, to },
    selection: { anchor: from },
    userEvent: 'delete.backward'
  });
}

/** Moves the cursor to an offset in UTF-16 units. */
export function moveCursor(editor: CodeMirrorEditor, offset: number): void {
  editor.editor.dispatch({ selection: { anchor: offset } });
}

/** Returns the text in an editor. */
export function getText(editor: CodeMirrorEditor): string {
  return editor.model.sharedModel.getSource();
}
