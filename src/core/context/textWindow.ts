import { cutAtLineStart } from './truncate';

/** How much before the cursor is looked at, at least, in UTF-16 units. */
const BEFORE = 16_000;

/** How far what is looked at moves at once, in UTF-16 units. */
const STEP = 4_000;

/** How much of the beginning is looked at, for its imports, in UTF-16 units. */
const HEAD = 8_000;

/** How much after the cursor is looked at, at most, in UTF-16 units. */
const AFTER = 5_000;

/**
 * A line of Python at whose start nobody is inside of a string, as far as one
 * line can tell: text in a docstring seldom looks like this.
 */
const STATEMENT =
  /^(?:[ \t]*(?:async )?def \w+\(|[ \t]*class \w+[(:]|from [\w.]+ import |import [\w.]+(?: as \w+)?$)/gm;

/** What precedes and follows a cursor. */
export interface IAround {
  /** The beginning of a text so long that the prefix begins later, else empty. */
  readonly head: string;
  readonly prefix: string;
  /** Where the prefix begins, in UTF-16 units. */
  readonly start: number;
  readonly suffix: string;
}

/**
 * The neighbourhood of a cursor in a text of any length: a file can have
 * megabytes, of which nothing depends on what is far away.
 *
 * While one types on a line the start of the prefix stays where it is, so that
 * each prefix begins with the one before; from line to line it moves by steps,
 * over which `typedBetween` compares. It is the start of a definition or an
 * import, where there is one: started in the middle of a string, the rest
 * would be read inside out.
 */
export function textAround(text: string, cursor: number): IAround {
  const far = startOf(text, cursor);
  const prefix = cutAtLineStart(text.slice(0, cursor), cursor - far);
  const start = cursor - prefix.length;
  const last = cursor + AFTER;
  // A line that alone is longer is cut inside.
  const end = text.lastIndexOf('\n', last - 1) + 1;
  return {
    head: headOf(text.slice(0, Math.min(start, HEAD))),
    prefix,
    start,
    suffix: text.slice(cursor, last < text.length && end > cursor ? end : last)
  };
}

function startOf(text: string, cursor: number): number {
  const line = text.lastIndexOf('\n', cursor - 1) + 1;
  // A line longer than a step can't be kept whole.
  const fixed = cursor - line > STEP ? cursor : line;
  const start = Math.floor(Math.max(0, fixed - BEFORE) / STEP) * STEP;
  if (start === 0) {
    return 0;
  }
  // The first half: what the prompt can hold is in the second.
  const far = cutAtLineStart(text.slice(0, start + BEFORE / 2), BEFORE / 2);
  const statement = far.search(STATEMENT);
  return start + BEFORE / 2 - far.length + Math.max(0, statement);
}

/** A text up to where its last statement begins, so that it ends in no string. */
function headOf(text: string): string {
  let end = 0;
  for (const { index } of text.matchAll(STATEMENT)) {
    end = index;
  }
  return text.slice(0, end);
}
