import { findNextNonBlankLine, getLastLine } from '../../python/lines';
import {
  type Cut,
  type IFilterContext,
  finalCut,
  tentativeCut
} from '../types';

/**
 * The smallest length of a line that can be recognised, in UTF-16 units. A lone
 * bracket or `pass` occurs in many blocks.
 */
const MIN_LINE_UNITS = 5;

/**
 * Cuts before a line that stands below the cursor already.
 *
 *     qc.h(0)            model: qc.cx(0, 1)\nqc.measure_all()\nprint(qc)
 *     ║                  shown: qc.cx(0, 1)
 *     qc.measure_all()
 *
 * The indentation counts, since the same words deeper in a loop are another
 * line. A line that the user has begun is meant, even if it stands below, too:
 *
 *     job = ║            model: sampler.run(qc)
 *     sampler.run(qc)    shown: sampler.run(qc)
 */
export const cutAtNextLine: Cut = context => {
  const { text } = context;
  const lineBelow = findLineBelow(context);
  if (lineBelow === null) {
    return null;
  }
  const lineStart = context.isAfterComment
    ? context.strippedIndent
    : getLastLine(context.prefix);
  const isLineBegun = lineStart.trim() !== '';
  const lines = (lineStart + text).split('\n');
  let start = -lineStart.length;
  for (const [index, line] of lines.entries()) {
    const isGrowing = index === lines.length - 1 && !context.isDone;
    const isUsersLine = isLineBegun && index === 0;
    if (line.trimEnd() === lineBelow && !isGrowing && !isUsersLine) {
      return finalCut(start - 1);
    }
    start += line.length + 1;
  }
  const lastLine = getLastLine(isLineBegun ? text : lineStart + text);
  const isOnUsersLine = isLineBegun && !text.includes('\n');
  const mayBecomeLineBelow =
    !isOnUsersLine &&
    lastLine.trim() !== '' &&
    lineBelow.startsWith(lastLine.trimEnd());
  return mayBecomeLineBelow
    ? tentativeCut(text.length - lastLine.length)
    : null;
};

/** Returns the first line below the cursor, with its indentation; null if it is too short. */
function findLineBelow({ suffix }: IFilterContext): string | null {
  const line = findNextNonBlankLine(suffix)?.trimEnd() ?? '';
  return line.trim().length < MIN_LINE_UNITS ? null : line;
}
