import type { Filter } from '../types';

const THOUGHTS = /^\s*<think>[^]*?<\/think>\s*/;
const OPENING = '<think>';

/** What a reasoning model thinks before it answers is not for the notebook. */
export const dropThinking: Filter = (text, { done }) => {
  const start = text.trimStart();
  const soFar =
    start.startsWith(OPENING) ||
    (!done && start !== '' && OPENING.startsWith(start));
  return soFar && !THOUGHTS.test(text) ? '' : text.replace(THOUGHTS, '');
};
