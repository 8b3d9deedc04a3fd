/** Words that may stand between two others in Python. */
const OPERATORS = 'and as else for from if import in is not or'.split(' ');

/** "Here's", "Sure!", "The `x`". */
const TALK = /^[A-Z][a-z]*(?:['’](?:d|ll|m|re|s|ve)\b|!(?:\s|$)| `)/;

/** A line that is nothing but "Note:"; `except Exception:` ends alike. */
const HEADING = /^[A-Z][a-z]*:$/;

/** A sentence's start: a capitalised word, then more words. */
const WORDS = /^[A-Z][a-z]*[,!]?(?: [A-Za-z]+[,!]?)*/;
const SO_FAR = /^[A-Z][a-z]*(?:['’][a-z]*|:|[,!]?(?: [A-Za-z]*[,!]?)*)$/;

/**
 * Whether a line is a sentence, as chat models say before and after code, and
 * can't be Python: "Sure!", "Here's …", or two plain words in a row. Only
 * lines that begin with a capital letter are looked at.
 *
 * @param grows - the line may not be complete.
 * @param fresh - a statement would begin with the line.
 * @returns null if what comes next decides.
 */
export function isTalk(
  line: string,
  grows: boolean,
  fresh = true
): boolean | null {
  const text = grows ? line.trimStart() : line.trim();
  if (grows && SO_FAR.test(text)) {
    return null;
  }
  const words = (WORDS.exec(text)?.[0] ?? '').split(' ');
  const sentence = words.some((word, at) => {
    const next = words[at + 1]?.replace(/[,!]$/, '');
    return next !== undefined && isPlain(word) && isPlain(next);
  });
  return sentence || TALK.test(text) || (fresh && HEADING.test(text));
}

function isPlain(word: string): boolean {
  return /^[A-Za-z]+$/.test(word) && !OPERATORS.includes(word);
}
