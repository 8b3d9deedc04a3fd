import {
  MAX_WINDOW_AFTER_CHARS,
  MAX_WINDOW_HEAD_CHARS,
  MIN_WINDOW_BEFORE_CHARS
} from './budget';
import { keepEnd } from './truncate';

/** The step in which the window's start moves, in UTF-16 units. */
const WINDOW_STEP_CHARS = 4_000;

/**
 * Matches a line at whose start no string is open, as far as one line can tell:
 * text in a docstring seldom looks like this.
 */
const DEFINITION_OR_IMPORT =
  /^(?:[ \t]*(?:async )?def \w+\(|[ \t]*class \w+[(:]|from [\w.]+ import |import [\w.]+(?: as \w+)?$)/gm;

/** The part of a text that is near the cursor. */
export interface ITextWindow {
  /** The beginning of the text, if that lies before the prefix; otherwise empty. */
  readonly head: string;
  readonly prefix: string;
  /** The offset in the text at which the prefix begins, in UTF-16 units. */
  readonly prefixStart: number;
  readonly suffix: string;
}

/**
 * Extracts the surroundings of a cursor from a text of any length: a file may
 * have megabytes, and suggestions depend on nothing that is far away.
 *
 *     head      import qiskit            at most 8,000 units, from the start
 *               …                        not part of the window
 *     prefix    def f():  … qc.h(║       16,000 to 20,000 units
 *     suffix    )  …                     at most 5,000 units
 *
 * While the user types on one line, the prefix keeps its start, so that each
 * prefix begins with the previous one. From line to line the start moves in
 * steps; `findTextTypedBetween` compares contexts across a step. The start is
 * that of a definition or an import if there is one: if the prefix began in the
 * middle of a string, code and strings would be taken for each other.
 *
 * @param cursor - in UTF-16 units.
 */
export function extractTextWindow(text: string, cursor: number): ITextWindow {
  const windowStart = findWindowStart(text, cursor);
  const prefix = keepEnd(text.slice(0, cursor), cursor - windowStart);
  const prefixStart = cursor - prefix.length;
  const maxEnd = cursor + MAX_WINDOW_AFTER_CHARS;
  // A line that alone is longer is cut inside.
  const end = text.lastIndexOf('\n', maxEnd - 1) + 1;
  return {
    head: cutBeforeLastStatement(
      text.slice(0, Math.min(prefixStart, MAX_WINDOW_HEAD_CHARS))
    ),
    prefix,
    prefixStart,
    suffix: text.slice(
      cursor,
      maxEnd < text.length && end > cursor ? end : maxEnd
    )
  };
}

function findWindowStart(text: string, cursor: number): number {
  const lineStart = text.lastIndexOf('\n', cursor - 1) + 1;
  // A line longer than a step cannot be kept whole.
  const anchor = cursor - lineStart > WINDOW_STEP_CHARS ? cursor : lineStart;
  const steppedStart =
    Math.floor(
      Math.max(0, anchor - MIN_WINDOW_BEFORE_CHARS) / WINDOW_STEP_CHARS
    ) * WINDOW_STEP_CHARS;
  if (steppedStart === 0) {
    return 0;
  }
  // Only the first half is searched, since the prompt comes from the second.
  const halfLength = MIN_WINDOW_BEFORE_CHARS / 2;
  const firstHalf = keepEnd(
    text.slice(0, steppedStart + halfLength),
    halfLength
  );
  const statementOffset = firstHalf.search(DEFINITION_OR_IMPORT);
  return (
    steppedStart + halfLength - firstHalf.length + Math.max(0, statementOffset)
  );
}

/**
 * Cuts a text before its last definition or import, so that it does not end in
 * a string. Empty if there is none.
 */
function cutBeforeLastStatement(text: string): string {
  let end = 0;
  for (const { index } of text.matchAll(DEFINITION_OR_IMPORT)) {
    end = index;
  }
  return text.slice(0, end);
}
