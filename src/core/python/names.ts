/** Returns whether a text ends with a character of a name or a number, which may continue. */
export function endsWithWordChar(text: string): boolean {
  // A letter may take two UTF-16 units.
  return /[\p{L}\p{N}_]$/u.test(text.slice(-2));
}

/** Returns whether a text begins with a character that can continue a name or a number. */
export function startsWithWordChar(text: string): boolean {
  return /^[\p{L}\p{N}_]/u.test(text);
}

/**
 * Returns whether two texts join into one name or number where they meet.
 *
 *     `qc.me`, `asure()`  → true
 *     `qc.`, `measure()`  → false
 */
export function isInsideWord(before: string, after: string): boolean {
  return endsWithWordChar(before) && startsWithWordChar(after);
}

/** Python's keywords, including the soft ones (`case`, `match`, `type`). */
const PYTHON_KEYWORDS: ReadonlySet<string> = new Set(
  (
    'and as assert async await break case class continue def del elif else ' +
    'except finally for from global if import in is lambda match nonlocal ' +
    'not or pass raise return try type while with yield'
  ).split(' ')
);

/** Returns whether a word is a keyword. Values such as `None` do not count. */
export function isKeyword(word: string): boolean {
  return PYTHON_KEYWORDS.has(word);
}
