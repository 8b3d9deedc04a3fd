import { lastLineOf, nextLineOf } from '../../python/lines';
import { type Cut, type IFilterContext, over, perhaps } from '../types';

/** A lone bracket or `pass` stands in many places and marks none, in characters. */
const TELLING = 5;

/** The model has arrived at the line that is there already: it ends before it. */
export const cutAtNextLine: Cut = context => {
  const { text } = context;
  const next = markBelow(context);
  if (next === null) {
    return null;
  }
  const before = context.afterComment
    ? context.held
    : lastLineOf(context.prefix);
  // Whoever has begun a line means it, also if it stands below once more.
  const begun = before.trim() !== '';
  const lines = (before + text).split('\n');
  let start = -before.length;
  for (const [at, line] of lines.entries()) {
    const grows = at === lines.length - 1 && !context.done;
    if (line.trimEnd() === next && !grows && !(begun && at === 0)) {
      return over(start - 1);
    }
    start += line.length + 1;
  }
  const last = lastLineOf(begun ? text : before + text);
  const isFirst = begun && !text.includes('\n');
  const mayBecome =
    !isFirst && last.trim() !== '' && next.startsWith(last.trimEnd());
  return mayBecome ? perhaps(text.length - last.length) : null;
};

/**
 * The first line below the cursor that marks a place, with its indentation:
 * deeper in a loop the same words are another line. Null for none.
 */
function markBelow({ suffix }: IFilterContext): string | null {
  const next = nextLineOf(suffix)?.trimEnd() ?? '';
  return next.trim().length < TELLING ? null : next;
}
