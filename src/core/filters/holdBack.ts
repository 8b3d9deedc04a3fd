import { nextLineOf, startOf } from './cutAtNextLine';
import type { Filter } from './filter';
import { lastLineOf } from './lines';

/**
 * While the model writes, a last line that may become what ends the suggestion
 * (a fence, the line that is there already) is not shown yet.
 */
export const holdBack: Filter = (text, context) => {
  const last = lastLineOf(text);
  const line = lastLineOf(startOf(context) + text).trim();
  const mayEnd =
    '```'.startsWith(last.trim()) ||
    nextLineOf(context)?.startsWith(line) === true;
  return !context.done && last.trim() !== '' && mayEnd
    ? text.slice(0, text.length - last.length)
    : text;
};
