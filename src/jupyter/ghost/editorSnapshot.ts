import { Text } from '@codemirror/state';
import type { CodeEditor } from '@jupyterlab/codeeditor';
import type { CodeMirrorEditor } from '@jupyterlab/codemirror';

/** A document and where its one cursor stands. */
export interface IStand {
  readonly document: Text;
  /** In UTF-16 units from the document's start. */
  readonly cursor: number;
}

/** What a person did between two stands. */
export type Step =
  | { readonly kind: 'none' }
  /** Typed at the cursor. */
  | { readonly kind: 'typed'; readonly text: string }
  /** Deleted what was before the cursor. */
  | { readonly kind: 'deleted'; readonly text: string }
  /** Anything else: the cursor moved, or the text changed elsewhere. */
  | { readonly kind: 'away' };

const AWAY: Step = { kind: 'away' };

/** Where an editor stands now; null while text is selected, and without an editor. */
export function standOf(
  editor: CodeEditor.IEditor | null | undefined
): IStand | null {
  if (!editor || editor.isDisposed) {
    return null;
  }
  const { doc, selection } = (editor as CodeMirrorEditor).editor.state;
  return selection.main.empty
    ? { document: doc, cursor: selection.main.head }
    : null;
}

/**
 * What led from one stand to another. Costs what the change costs, however
 * long the documents are: versions of a document share their parts.
 */
export function stepBetween(before: IStand, after: IStand | null): Step {
  if (after === null) {
    return AWAY;
  }
  const moved = after.cursor - before.cursor;
  const grown = after.document.length - before.document.length;
  if (moved !== grown) {
    return AWAY;
  }
  if (moved === 0) {
    return before.document.eq(after.document) ? { kind: 'none' } : AWAY;
  }
  if (moved > 0) {
    const text = after.document.slice(before.cursor, after.cursor);
    return before.document
      .replace(before.cursor, before.cursor, text)
      .eq(after.document)
      ? { kind: 'typed', text: text.toString() }
      : AWAY;
  }
  const text = before.document.sliceString(after.cursor, before.cursor);
  return before.document
    .replace(after.cursor, before.cursor, Text.empty)
    .eq(after.document)
    ? { kind: 'deleted', text }
    : AWAY;
}
