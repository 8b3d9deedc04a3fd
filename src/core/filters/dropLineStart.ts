import type { Filter } from './filter';
import { lastLineOf } from './lines';

/** How long a line's start must be to count as repeated, in UTF-16 units. */
const ENOUGH = 3;

/**
 * Some models (Granite among them) begin with the line that the cursor is in:
 * what stands before the cursor is not written again.
 */
export const dropLineStart: Filter = (text, { prefix, afterComment, done }) => {
  const line = lastLineOf(prefix).trim();
  if (afterComment || line.length < ENOUGH) {
    return text;
  }
  const start = text.trimStart();
  if (start.startsWith(line)) {
    return start.slice(line.length);
  }
  const mayBecome = !done && start !== '' && line.startsWith(start);
  return mayBecome ? '' : text;
};
