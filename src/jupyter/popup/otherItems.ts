import type { Widget } from '@lumino/widgets';
import type { IKernelReply } from './kernelReply';
import { panelOf } from '../editors/panelOf';

/** The items that JupyterLab's popup has besides ours: what they replace, and with what. */
export type Neighbours = IKernelReply;

/**
 * The kernel's items, or else what JupyterLab's own provider finds in the
 * text; null if the popup would have none but ours.
 */
export async function neighbours(
  kernel: Promise<IKernelReply | null>,
  widget: Widget
): Promise<Neighbours | null> {
  return (await kernel) ?? wordsIn(widget);
}

/**
 * What begins like the token at the cursor, by the rules of JupyterLab's
 * `ContextCompleterProvider`. It counts UTF-16 units where code points are
 * expected: after an emoji its range is not around the cursor, and ours
 * doesn't join it.
 */
function wordsIn(widget: Widget): Neighbours | null {
  const editor = panelOf(widget)?.active?.editor;
  if (!editor) {
    return null;
  }
  const { offset, value } = editor.getTokenAtCursor();
  const texts = editor
    .getTokens()
    .filter(token => token.type && token.value !== value)
    .map(token => token.value)
    .filter(text => text.startsWith(value));
  return texts.length > 0
    ? {
        texts,
        longest: texts.reduce((most, { length }) => Math.max(most, length), 0),
        start: offset,
        end: offset + value.length
      }
    : null;
}
