/** Matches `# qiskit-completer: off` on the first line of a cell or file. */
const OPT_OUT_LINE = /^[ \t]*#[ \t]*qiskit-completer:[ \t]*off[ \t]*(?:\n|$)/i;

/**
 * Returns whether the first line of a cell or file opts it out: nothing is
 * suggested in it, and nothing of it is sent.
 */
export function hasOptedOut(text: string): boolean {
  return OPT_OUT_LINE.test(text);
}
