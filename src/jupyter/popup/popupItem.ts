import type { CompletionHandler } from '@jupyterlab/completer';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { LabIcon } from '@jupyterlab/ui-components';
import { truncateToLine } from '../../core/completion/truncateToLine';
import { toUtf16Index } from '../../core/context/offsets';
import type { OtherItems } from './otherItems';

/** The longest label, in code points: about twice as long as kernels' items are. */
const MAX_LABEL_CODE_POINTS = 50;

/**
 * The invisible prefix of our label. JupyterLab sorts items by the position of
 * the typed characters in their labels: they come much later in ours, which is
 * therefore after the others, and never the first while there are any.
 */
const SORT_LAST_PREFIX = '\u200B'.repeat(30);

/** A blank that browsers do not collapse. */
const NO_BREAK_SPACE = '\u00A0';

/** Our item in the shape that JupyterLab takes. */
export type PopupItem = CompletionHandler.ICompletionItem &
  Required<
    Pick<CompletionHandler.ICompletionItem, 'insertText' | 'documentation'>
  >;

/** The icon and the texts of our items. */
export interface IItemStyle {
  readonly icon: LabIcon;
  /** The text in the column of types: one short word. */
  readonly type: string;
  readonly trans: TranslationBundle;
}

/**
 * Creates our item for a suggestion. It replaces exactly the range that the other
 * items replace, since JupyterLab would rewrite their texts otherwise:
 *
 *     qc.mea║            the suggestion is `sure(0)`
 *     start 3, end 6     the other items replace `mea`
 *     measure(0)         the text that our item inserts
 *
 * @param request - JupyterLab's request: the whole text, and the cursor in it.
 * @param suggestedText - the text that follows the cursor if the item is chosen.
 * @returns null if the range is not around the cursor, or the suggestion adds
 * nothing.
 */
export function createPopupItem(
  { text, offset }: CompletionHandler.IRequest,
  suggestedText: string,
  { texts, start, end, maxItemUnits }: OtherItems,
  { icon, type, trans }: IItemStyle
): PopupItem | null {
  const cursor = toUtf16Index(text, offset);
  const before = text.slice(toUtf16Index(text, start), cursor);
  const after = text.slice(cursor, toUtf16Index(text, end));
  const insertText = before + suggestedText + after;
  const isAroundCursor = start <= offset && offset <= end;
  const isAlreadyListed = texts.includes(insertText);
  if (
    !isAroundCursor ||
    isAlreadyListed ||
    !addsText(suggestedText, text.slice(cursor))
  ) {
    return null;
  }
  const { line, omittedLines } = truncateToLine(
    insertText,
    MAX_LABEL_CODE_POINTS
  );
  const label =
    omittedLines > 0
      ? trans._n('%2 (+%1 line)', '%2 (+%1 lines)', omittedLines, line)
      : line;
  // JupyterLab measures the width of the popup by the item with the most
  // characters. With the invisible prefix that is ours, so ours must be as wide
  // as the widest.
  const paddedLabel = label.padEnd(maxItemUnits - type.length, NO_BREAK_SPACE);
  return {
    label: SORT_LAST_PREFIX + paddedLabel,
    insertText,
    type,
    icon,
    documentation: insertText
  };
}

/** Returns whether a text is not blank, and does not follow the cursor already. */
export function addsText(text: string, suffix: string): boolean {
  return text.trim() !== '' && !suffix.startsWith(text);
}
