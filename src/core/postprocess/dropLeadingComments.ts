import type { Filter } from './types';

const COMMENT_LINES = /^(?:[ \t]*(?:#[^\n]*)?\n)+/;
const COMMENT_ONLY = /^[ \t]*(?:#[^\n]*)?$/;

/**
 * Drops comment and blank lines before the code where the cursor is at the end
 * of a comment: the user has written the comment and waits for code.
 *
 *     # Bell pair║       model: # with two qubits\nqc = QuantumCircuit(2)
 *                        shown: \nqc = QuantumCircuit(2)
 */
export const dropLeadingComments: Filter = (text, { isAfterComment }) => {
  if (!isAfterComment) {
    return text;
  }
  const rest = text.replace(COMMENT_LINES, '');
  return COMMENT_ONLY.test(rest) ? '' : rest;
};
