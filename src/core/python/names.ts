/** Whether a name or a number may go on after a text. */
export function endsInName(text: string): boolean {
  // A letter may have two UTF-16 units.
  return /[\p{L}\p{N}_]$/u.test(text.slice(-2));
}

/** Whether a text begins as a name or a number can go on. */
export function beginsInName(text: string): boolean {
  return /^[\p{L}\p{N}_]/u.test(text);
}

/** Whether two texts make one name or number where they meet. */
export function joins(before: string, after: string): boolean {
  return endsInName(before) && beginsInName(after);
}

/** The words that Python keeps for itself, those included that are names elsewhere. */
const KEYWORDS: ReadonlySet<string> = new Set(
  (
    'and as assert async await break case class continue def del elif else ' +
    'except finally for from global if import in is lambda match nonlocal ' +
    'not or pass raise return try type while with yield'
  ).split(' ')
);

/** Whether a word is one of Python's own; values such as `None` are not. */
export function isKeyword(word: string): boolean {
  return KEYWORDS.has(word);
}
