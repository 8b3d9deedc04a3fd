const CLAUSES = ['else', 'elif', 'except', 'finally', 'case'];

/**
 * Whether a line goes on with the compound statement above it, as `else` does.
 *
 * @param grows - the line may not be complete.
 * @returns null if what comes next decides.
 */
export function isClause(line: string, grows: boolean): boolean | null {
  const word = /^[ \t]*(\w*)(.?)/.exec(line);
  const [, name = '', next = ''] = word ?? [];
  if (grows && next === '') {
    return CLAUSES.some(clause => clause.startsWith(name)) ? null : false;
  }
  return CLAUSES.includes(name);
}
