import { isForeignCell } from '../python/magics';
import { hasOptedOut } from './optOut';

/** The text of one cell. Outputs are never read. */
export interface ICellText {
  readonly kind: 'code' | 'markdown' | 'raw';
  readonly text: string;
}

/**
 * Returns whether a cell may be sent: Python and Markdown may; raw cells, cells
 * in another language and cells that have opted out may not.
 */
export function isSendable({ kind, text }: ICellText): boolean {
  return kind !== 'raw' && !isForeignCell(text) && !hasOptedOut(text);
}

/**
 * Matches a file that is embedded in a text (RFC 2397), such as an image pasted
 * into Markdown. A model can read nothing in it, and it is longer than any
 * prompt.
 */
const DATA_URI =
  /\bdata:[\w.+-]{1,99}\/[\w.+-]{1,99}[^\s,]{0,99},[^\s)"'<>]*/gi;

/**
 * Returns a sendable cell as Python source: code unchanged (IPython's magics
 * too), Markdown as comments. The source ends with a blank line; that of a
 * blank cell is empty.
 *
 *     code        qc.h(0)          → qc.h(0)⏎⏎
 *     markdown    Two **qubits**   → # Two **qubits**⏎⏎
 */
export function toCellSource(cell: ICellText): string {
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
