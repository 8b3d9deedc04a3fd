import type { Widget } from '@lumino/widgets';
import { getPanel } from '../editors/getPanel';
import type { IKernelReply } from './kernelReply';

/** The items of the popup besides ours: their texts, and the range that they replace. */
export type OtherItems = IKernelReply;

/**
 * Returns the kernel's items, or else those that JupyterLab's own provider finds
 * in the text; null if the popup would have no items but ours.
 */
export async function findOtherItems(
  kernel: Promise<IKernelReply | null>,
  widget: Widget
): Promise<OtherItems | null> {
  return (await kernel) ?? findMatchingTokens(widget);
}

/**
 * Finds the Python tokens of the text that begin with the one at the cursor, by
 * the rules of JupyterLab's `ContextCompleterProvider`. That counts UTF-16 units
 * where code points are expected: after an emoji, its range is not around the
 * cursor, and our item does not join it.
 */
function findMatchingTokens(widget: Widget): OtherItems | null {
  const editor = getPanel(widget)?.active?.editor;
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
        maxItemUnits: texts.reduce(
          (maxUnits, { length }) => Math.max(maxUnits, length),
          0
        ),
        start: offset,
        end: offset + value.length
      }
    : null;
}
