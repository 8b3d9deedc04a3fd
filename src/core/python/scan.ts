import { tokensOf } from './lexer';
import { Nesting } from './nesting';

/** Where a piece of Python source begins. */
export interface IBegin {
  /** What is open there. */
  readonly nesting: Nesting;
  /** What of its statement stands before it. */
  readonly before: string;
}

/** Of what brackets, strings and statements some Python source consists. */
export interface IReading {
  /** Where statements begin, in UTF-16 units; one may have begun before. */
  readonly starts: readonly number[];
  /** Where brackets close that the source has not opened. */
  readonly closers: readonly number[];
  /** Where fences (three backticks) stand outside of strings and comments. */
  readonly fences: readonly number[];
  /** Where a line first ends with nothing open that the source opened; null for nowhere. */
  readonly lineEnd: number | null;
  /** How the string ends that the source began in; null for not at all. */
  readonly string: IStringEnd | null;
  /** What is open where the source ends. */
  readonly nesting: Nesting;
  /** What the source ends in, if that is no code: it may go on there. */
  readonly tail: ITail | null;
}

/** What is no code at the end of some source, to its very end. */
export interface ITail {
  readonly kind: 'comment' | 'shell';
  /** Where it begins, in UTF-16 units. */
  readonly start: number;
}

/** How a string ends. */
export interface IStringEnd {
  /** Where, in UTF-16 units. */
  readonly at: number;
  /** Whether with its quote, and not with its line for want of one. */
  readonly closed: boolean;
}

/**
 * Read Python source.
 *
 * @param begin - where it begins, if it isn't a whole document: it may be
 * inside of anything but a comment.
 */
export function readPython(text: string, begin?: IBegin): IReading {
  const nesting = new Nesting(begin?.nesting);
  const starts = [0];
  const closers: number[] = [];
  const fences: number[] = [];
  let lineEnd: number | null = null;
  let string: IStringEnd | null = null;
  let tail: IReading['tail'] = null;
  for (const { kind, start, end } of tokensOf(text, nesting, begin?.before)) {
    if (kind === 'stray') {
      closers.push(start);
    } else if (kind === 'fence') {
      fences.push(start);
    } else if (kind === 'end') {
      starts.push(end);
    }
    if ((kind === 'end' || kind === 'break') && nesting.isAsBefore) {
      lineEnd ??= start;
    }
    const isTail = end === text.length;
    if (isTail && (kind === 'comment' || kind === 'shell')) {
      tail = { kind, start };
    }
    if (nesting.hasLeftString) {
      string ??= { at: start, closed: kind === 'quote' };
    }
  }
  return { starts, closers, fences, lineEnd, string, nesting, tail };
}

/** Read a whole document up to the cursor. The last one is remembered. */
export function readDocument(text: string): IReading {
  if (last?.text !== text) {
    last = { text, reading: readPython(text) };
  }
  return last.reading;
}

let last: { readonly text: string; readonly reading: IReading } | undefined;
