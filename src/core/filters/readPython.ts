/** A line of Python source. */
export interface ILine {
  /** Where it starts, in UTF-16 units. */
  readonly start: number;
  /** Without its line break. */
  readonly text: string;
  /** Whether a statement begins with it: it doesn't continue the line above. */
  readonly fresh: boolean;
}

/** What brackets, strings and lines a piece of Python source consists of. */
export interface IReading {
  readonly lines: readonly ILine[];
  /** Where brackets open that the source does not close. */
  readonly openers: readonly number[];
  /** Where brackets close that the source has not opened. */
  readonly closers: readonly number[];
  /** Where fences (three backticks) stand outside of strings and comments. */
  readonly fences: readonly number[];
  /** Where the string closes that the source began in; null for nowhere. */
  readonly quoteEnd: number | null;
  /** The quote of the string that the source ends in; empty for none. */
  readonly quote: string;
}

const IN_CODE =
  /^[ \t]*[!%](?=[\w%!.])|#[^\n]*|```|'''|"""|\\\n|[\n"'()[\]{}]/gm;
const IN_STRING: Readonly<Record<string, RegExp>> = {
  "'": /\\[^]|\n|'/g,
  '"': /\\[^]|\n|"/g,
  "'''": /\\[^]|\n|'''/g,
  '"""': /\\[^]|\n|"""/g
};

/**
 * Read a piece of Python source that may begin and end anywhere. Source of the
 * rules: the Python language reference, "Lexical analysis"; expressions inside
 * f-strings count as string. Lines of the shell and magics have no brackets.
 *
 * @param quote - the quote of the string that it begins in, if any.
 * @param depth - how many brackets are open where it begins.
 */
export function readPython(text: string, quote = '', depth = 0): IReading {
  const lines: ILine[] = [];
  const openers: number[] = [];
  const closers: number[] = [];
  const fences: number[] = [];
  let quoteEnd: number | null = null;
  let start = 0;
  let fresh = quote === '' && depth === 0;
  const line = (end: number, nextIsFresh: boolean) => {
    lines.push({ start, text: text.slice(start, end), fresh });
    start = end + 1;
    fresh = nextIsFresh && openers.length + depth - closers.length <= 0;
  };
  let inside = quote;
  let first = quote !== '';
  for (let at = 0; ;) {
    const marks = IN_STRING[inside] ?? IN_CODE;
    marks.lastIndex = at;
    const mark = marks.exec(text);
    if (mark === null) {
      break;
    }
    const [sign] = mark;
    at = mark.index + sign.length;
    if (sign.endsWith('\n')) {
      // A string in single quotes ends with its line.
      const goesOn = sign.length > 1;
      inside = goesOn || inside.length > 1 ? inside : '';
      first &&= inside !== '';
      line(at - 1, !goesOn && inside === '');
    } else if (sign === inside) {
      inside = '';
      quoteEnd = first ? mark.index : quoteEnd;
      first = false;
    } else if (/[!%]$/.test(sign)) {
      // Inside brackets it is an operator that a line begins with.
      const end = openers.length + depth > 0 ? at : text.indexOf('\n', at);
      at = end === -1 ? text.length : end;
    } else if (sign === '```') {
      fences.push(mark.index);
    } else if (/["']/.test(sign[0] ?? '')) {
      inside = sign;
    } else if (/^[([{]/.test(sign)) {
      openers.push(mark.index);
    } else if (/^[)\]}]/.test(sign) && openers.pop() === undefined) {
      closers.push(mark.index);
    }
  }
  line(text.length, false);
  return { lines, openers, closers, fences, quoteEnd, quote: inside };
}
