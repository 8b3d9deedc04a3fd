import type { Filter } from './types';

/** What models are trained with to write the middle after. */
const MIDDLES = ['<|fim_middle|>', '<fim_middle>', '<MID>'];

/**
 * Some models say once more that they fill in the middle, and then do it. Any
 * other control word ends an answer.
 */
export const dropModelToken: Filter = (text, { done }) => {
  const start = text.trimStart();
  const middle = MIDDLES.find(token => start.startsWith(token));
  if (middle !== undefined) {
    return start.slice(middle.length);
  }
  const soFar = MIDDLES.some(token => token.startsWith(start));
  return soFar && !done ? '' : text;
};
