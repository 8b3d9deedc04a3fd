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
