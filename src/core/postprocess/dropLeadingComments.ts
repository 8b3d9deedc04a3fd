import type { Filter } from './types';

const COMMENT_LINES = /^(?:[ \t]*(?:#[^\n]*)?\n)+/;
const COMMENT_ONLY = /^[ \t]*(?:#[^\n]*)?$/;

/** After a comment a person expects code: comment and blank lines before it go. */
export const dropLeadingComments: Filter = (text, { afterComment }) => {
  if (!afterComment) {
    return text;
  }
  const rest = text.replace(COMMENT_LINES, '');
  return COMMENT_ONLY.test(rest) ? '' : rest;
};
