/** The first line of a cell or a file that is to be left alone. */
const OFF = /^[ \t]*#[ \t]*qiskit-completer:[ \t]*off[ \t]*(?:\n|$)/i;

/**
 * Whether a cell or a file says on its first line that it is to be left alone:
 * nothing is suggested in it, and nothing of it is sent.
 */
export function optsOut(text: string): boolean {
  return OFF.test(text);
}
