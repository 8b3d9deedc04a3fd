import { firstLineOf } from '../python/lines';
import { type Cut, over } from './types';

const CLOSING_ONLY = /^[ \t]*[)\]}]+[,:;]?[ \t]*$/;

/**
 * In the middle of a line only that line is completed. Where nothing but
 * closing brackets follows, an answer may be laid out over many lines: it
 * begins with a line break, or leaves a bracket of its own open.
 */
export const cutAtLineEnd: Cut = context => {
  const { text, suffix, cursor, reading, afterComment } = context;
  const rest = firstLineOf(suffix);
  if (afterComment || rest.trim() === '') {
    return null;
  }
  const layout = CLOSING_ONLY.test(rest) && cursor.quote === '';
  if (layout && /^[ \t]*\n/.test(text)) {
    return null;
  }
  const end = layout ? reading.lineEnd : text.indexOf('\n');
  return end === null || end === -1 ? null : over(end);
};
