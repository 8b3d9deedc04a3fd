import type { Cut, IFilterContext } from './filter';
import { lastLineOf } from './lines';

/** A lone bracket or `pass` stands in many places and marks none, in characters. */
const TELLING = 5;

/** The model has arrived at the line that is there already: it ends before it. */
export const cutAtNextLine: Cut = (text, context) => {
  const next = nextLineOf(context);
  if (next === null) {
    return null;
  }
  const before = startOf(context);
  let start = -before.length;
  for (const line of (before + text).split('\n')) {
    if (line.trim() === next) {
      return Math.max(0, start - 1);
    }
    start += line.length + 1;
  }
  return null;
};

/** The first line below the cursor that marks a place; null for none. */
export function nextLineOf({ suffix }: IFilterContext): string | null {
  const next = suffix
    .split('\n')
    .slice(1)
    .map(line => line.trim())
    .find(line => line !== '');
  return next === undefined || next.length < TELLING ? null : next;
}

/** What stands on the line that the suggestion begins in. */
export function startOf({ prefix, afterComment }: IFilterContext): string {
  return afterComment ? '' : lastLineOf(prefix);
}
