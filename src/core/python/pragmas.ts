/**
 * What comments begin with that are meant for tools, not for people. Sources:
 * the documentation of mypy, Pyright, Flake8, Ruff, Pylint, Bandit, coverage,
 * Black, YAPF and isort, and PEP 263 for the encoding.
 */
const PRAGMA =
  /^#\s*(?:(?:type|fmt|isort|pylint|pyright|ruff|mypy|flake8|yapf):|(?:noqa|NOQA|nosec|pragma)\b|coding[:=]|-\*-|!)/;

/** Whether a comment, with its sign, is meant for a tool. */
export function isPragma(comment: string): boolean {
  return PRAGMA.test(comment);
}
