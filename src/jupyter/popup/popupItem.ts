import type { CompletionHandler } from '@jupyterlab/completer';
import type { TranslationBundle } from '@jupyterlab/translation';
import type { LabIcon } from '@jupyterlab/ui-components';
import { oneLine } from '../../core/completion/truncateToLine';
import { utf16Index } from '../../core/context/offsets';
import type { Neighbours } from './otherItems';

/** How long a label may be, in code points: about twice what kernels' items are. */
const WIDTH = 50;

/**
 * Precedes our label, invisibly. JupyterLab sorts by where the typed
 * characters stand in the labels: many places later, ours comes after the
 * others, and is never first while there are any.
 */
const LATER = '\u200B'.repeat(30);

/** A blank that isn't collapsed. */
const BLANK = '\u00A0';

/** Our item as JupyterLab takes it. */
export type PopupItem = CompletionHandler.ICompletionItem &
  Required<
    Pick<CompletionHandler.ICompletionItem, 'insertText' | 'documentation'>
  >;

/** How our items look. */
export interface ILooks {
  readonly icon: LabIcon;
  /** What stands in the column of types: one short word. */
  readonly type: string;
  readonly trans: TranslationBundle;
}

/**
 * Our item for a suggestion beside others, or null if it would say
 * nothing of its own. It replaces exactly what they replace:
 * with another range JupyterLab would rewrite theirs.
 *
 * @param request - what JupyterLab asked: the whole text, and the cursor in it.
 * @param said - what follows the cursor, if it is chosen.
 */
export function popupItem(
  { text, offset }: CompletionHandler.IRequest,
  said: string,
  { texts, start, end, longest }: Neighbours,
  { icon, type, trans }: ILooks
): PopupItem | null {
  const cursor = utf16Index(text, offset);
  const before = text.slice(utf16Index(text, start), cursor);
  const after = text.slice(cursor, utf16Index(text, end));
  const insertText = before + said + after;
  const around = start <= offset && offset <= end;
  const known = texts.includes(insertText);
  if (!around || known || !isNews(said, text.slice(cursor))) {
    return null;
  }
  const { line, more } = oneLine(insertText, WIDTH);
  const label =
    more > 0 ? trans._n('%2 (+%1 line)', '%2 (+%1 lines)', more, line) : line;
  // JupyterLab measures the box by the item with the most characters, which
  // the invisible ones make ours: it must be as wide as the widest.
  const wide = label.padEnd(longest - type.length, BLANK);
  return {
    label: LATER + wide,
    insertText,
    type,
    icon,
    documentation: insertText
  };
}

/** Whether a text says something that doesn't follow the cursor anyway. */
export function isNews(text: string, suffix: string): boolean {
  return text.trim() !== '' && !suffix.startsWith(text);
}
