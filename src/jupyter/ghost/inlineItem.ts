import type { CompletionHandler } from '@jupyterlab/completer';
import type { Edit } from './editorSnapshot';

/** An item of JupyterLab's list of ghosts, of any provider. */
export type InlineItem = CompletionHandler.IInlineItem;

/**
 * Keeps JupyterLab from drawing the last chunk of a stream separately: it would
 * draw all of that chunk even if some of it has been typed by then.
 */
export function preventSplitDrawing(item: InlineItem): void {
  Object.defineProperty(item, 'lastStreamed', {
    configurable: true,
    get: () => undefined,
    set: () => undefined
  });
}

/** Returns whether an item has anything to show: text, or an error message. */
export function isShowable(item: InlineItem): boolean {
  return hasText(item) || item.error !== undefined;
}

/** Returns whether an item has text that can be accepted. */
export function hasText({ insertText }: InlineItem): boolean {
  return insertText !== '';
}

/** The number of UTF-16 units of each ghost that were typed since it was shown. */
const typedUnits = new WeakMap<object, number>();

/** Returns how many UTF-16 units of a ghost were typed since it was shown. */
export function getTypedUnits(item: object): number {
  return typedUnits.get(item) ?? 0;
}

/** Applies an edit to a ghost; returns false if the ghost does not agree with it. */
export function applyEdit(item: InlineItem, edit: Edit): boolean {
  const typedSoFar = getTypedUnits(item);
  if (edit.kind === 'typed') {
    const { text } = edit;
    const expected = item.filterText ?? item.insertText;
    if (!expected.startsWith(text)) {
      return false;
    }
    item.insertText = item.insertText.slice(text.length);
    if (item.filterText !== undefined) {
      item.filterText = expected.slice(text.length);
    }
    typedUnits.set(item, typedSoFar + text.length);
    return true;
  }
  if (edit.kind === 'deleted' && typedSoFar >= edit.text.length) {
    // The typed text was a part of the ghost, and becomes ghost text again.
    item.insertText = edit.text + item.insertText;
    typedUnits.set(item, typedSoFar - edit.text.length);
    return true;
  }
  return false;
}
