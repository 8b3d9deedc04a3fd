import { Text } from '@codemirror/state';
import type { CodeEditor } from '@jupyterlab/codeeditor';
import type { CodeMirrorEditor } from '@jupyterlab/codemirror';

/** A document with a single cursor and no selected text. */
export interface IEditorSnapshot {
  readonly document: Text;
  /** The offset of the cursor, in UTF-16 units from the start of the document. */
  readonly cursor: number;
}

/** The edit that leads from one snapshot to another. */
export type Edit =
  | { readonly kind: 'none' }
  /** Text was typed at the cursor. */
  | { readonly kind: 'typed'; readonly text: string }
  /** The text before the cursor was deleted. */
  | { readonly kind: 'deleted'; readonly text: string }
  /** Anything else: the cursor moved, or the text changed elsewhere. */
  | { readonly kind: 'other' };

const OTHER_EDIT: Edit = { kind: 'other' };

/** Takes a snapshot of an editor; null while text is selected, and without an editor. */
export function takeSnapshot(
  editor: CodeEditor.IEditor | null | undefined
): IEditorSnapshot | null {
  if (!editor || editor.isDisposed) {
    return null;
  }
  const { doc, selection } = (editor as CodeMirrorEditor).editor.state;
  return selection.main.empty
    ? { document: doc, cursor: selection.main.head }
    : null;
}

/**
 * Returns the edit between two snapshots of an editor:
 *
 *     qc.║ # end  →  qc.h(║ # end    typed `h(`
 *     qc.h║()     →  qc║()           deleted `.h`
 *     a⏎qc║       →  ab⏎qc║          other: the text changed elsewhere
 *
 * The cost depends on the size of the edit and not on that of the documents,
 * since the versions of a document share their nodes.
 */
export function getEditBetween(
  before: IEditorSnapshot,
  after: IEditorSnapshot | null
): Edit {
  if (after === null) {
    return OTHER_EDIT;
  }
  const cursorDelta = after.cursor - before.cursor;
  const lengthDelta = after.document.length - before.document.length;
  if (cursorDelta !== lengthDelta) {
    return OTHER_EDIT;
  }
  if (cursorDelta === 0) {
    return before.document.eq(after.document) ? { kind: 'none' } : OTHER_EDIT;
  }
  if (cursorDelta > 0) {
    const text = after.document.slice(before.cursor, after.cursor);
    return before.document
      .replace(before.cursor, before.cursor, text)
      .eq(after.document)
      ? { kind: 'typed', text: text.toString() }
      : OTHER_EDIT;
  }
  const text = before.document.sliceString(after.cursor, before.cursor);
  return before.document
    .replace(after.cursor, before.cursor, Text.empty)
    .eq(after.document)
    ? { kind: 'deleted', text }
    : OTHER_EDIT;
}
