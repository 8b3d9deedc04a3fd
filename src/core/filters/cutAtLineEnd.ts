import { type Cut, over } from './filter';
import { firstLineOf } from './lines';
import { readPython } from './readPython';

const CLOSING_ONLY = /^[ \t]*[)\]}]+[,:;]?[ \t]*$/;

/**
 * In the middle of a line only that line is completed. Where nothing but
 * closing brackets follows, an answer may be laid out over many lines: it
 * begins with a line break, or leaves a bracket of its own open.
 */
export const cutAtLineEnd: Cut = (text, { suffix, cursor, afterComment }) => {
  const rest = firstLineOf(suffix);
  if (afterComment || rest.trim() === '') {
    return null;
  }
  const layout = CLOSING_ONLY.test(rest) && cursor.quote === '';
  if (layout && /^[ \t]*\n/.test(text)) {
    return null;
  }
  for (let end = text.indexOf('\n'); end !== -1;) {
    const { openers } = readPython(text.slice(0, end), cursor.quote);
    if (!layout || openers.length === 0) {
      return over(end);
    }
    end = text.indexOf('\n', end + 1);
  }
  return null;
};
