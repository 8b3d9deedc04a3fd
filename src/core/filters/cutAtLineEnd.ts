import type { Cut } from './filter';
import { firstLineOf } from './lines';

/** In the middle of a line only that line is completed. */
export const cutAtLineEnd: Cut = (text, { suffix, afterComment }) => {
  const end = text.indexOf('\n');
  const middle = !afterComment && firstLineOf(suffix).trim() !== '';
  return middle && end !== -1 ? end : null;
};
