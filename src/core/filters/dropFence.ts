import type { Filter } from './filter';

const OPENING = /^\s*```[ \t]*[\w.+-]*[ \t]*\n/;
const OPENING_SO_FAR = /^\s*(?:`{1,2}|```[^\n]*)$/;

/** The opening fence that a chat model puts before code goes. */
export const dropFence: Filter = (text, { done }) =>
  !done && OPENING_SO_FAR.test(text) ? '' : text.replace(OPENING, '');
