import { isForeignCell } from '../python/magics';
import { optsOut } from './optOut';

/** One cell as the prompt sees it; outputs are never looked at. */
export interface ICellText {
  readonly kind: 'code' | 'markdown' | 'raw';
  readonly text: string;
}

/**
 * Whether anything may be sent of a cell: of Python and Markdown, not of raw
 * cells and other languages, nor of what is to be left alone.
 */
export function isSent({ kind, text }: ICellText): boolean {
  return kind !== 'raw' && !isForeignCell(text) && !optsOut(text);
}

/**
 * A file inside of a text (RFC 2397): an image that was pasted into Markdown.
 * A model reads nothing in it, and it is longer than any prompt.
 */
const DATA_URI =
  /\bdata:[\w.+-]{1,99}\/[\w.+-]{1,99}[^\s,]{0,99},[^\s)"'<>]*/gi;

/**
 * A cell of which something may be sent as Python source: code as it is
 * (IPython's magics too), Markdown as comments. It ends with a blank line;
 * nothing comes of a blank cell.
 */
export function asCode(cell: ICellText): string {
  const text = cell.text.trim();
  if (text === '') {
    return '';
  }
  return cell.kind === 'code'
    ? `${text}\n\n`
    : `${text
        .replace(DATA_URI, '')
        .replace(/^(.*)$/gm, '# $1')
        .replace(/ +$/gm, '')}\n\n`;
}
