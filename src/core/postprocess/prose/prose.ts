import { isKeyword } from '../../python/names';
import { isMarkdown } from './markdown';

/** A number, or a word as people write it: `Bell-pair`, `here's`. */
const WORD = /(?:\d[\d.]*|[\p{L}_][\p{L}\p{N}_]*(?:[-'’][\p{L}\p{N}_]+)*)/u
  .source;

const WORDS = new RegExp(`^${WORD}(?:[,!.]? +${WORD})*(?:!(?!=))?`, 'u');
const SO_FAR = new RegExp(
  `^(?:${WORD}[,!.]? +)*(?:${WORD})?(?:[-'’:]|[,!.] *)?$`,
  'u'
);
const TWO_SO_FAR = new RegExp(
  `^(?:${WORD}[!.]? +)?(?:${WORD})?(?:[-'’]|[!.] *)?$`,
  'u'
);

/** What can't stand behind words: backticks, signs that Python doesn't know. */
const NO_PYTHON = /^ (?:`(?!``))|^ ?(?=\p{P})[^\0-\x7F]/u;

/** A word that is two, as `here's`; `f'here'` is a string. */
const CONTRACTION =
  /^(?!(?:[bfrtu]{1,2}|if|in|is|or|and|not)')\p{L}+['’]\p{L}/iu;

/**
 * How chat models begin to talk, in English. In the middle of a line, where a
 * name with a capital letter is likelier, only these words are waited for.
 */
const OPENERS =
  "A Absolutely Alright An As Based Below Certainly Definitely For Given Got Great Happy Hello Here Here's Here’s Hi I I'll I’ll I'm I’m If In It It's It’s Let Let's Let’s My No Note Of OK Okay Please Sorry Sure Thank Thanks That The There This To Understood Using We Well Yes You Your".split(
    ' '
  );

/** What IPython takes as a command without a sign before it. */
const COMMANDS = ['cd', 'conda', 'ls', 'mamba', 'pip'];

/**
 * Whether a line is what chat models say before and after code, and can't be
 * Python: "Sure!", "Here's …", two plain words in a row, in any language, or a
 * line of Markdown.
 *
 * @param grows - the line may not be complete.
 * @param fresh - a statement would begin with the line; else only what begins
 * as chat models do is looked at.
 * @returns null if what comes next decides.
 */
export function isTalk(
  line: string,
  grows: boolean,
  fresh = true
): boolean | null {
  const text = grows ? line.trimStart() : line.trim();
  const markdown = isMarkdown(text, grows, fresh);
  if (markdown !== false) {
    return markdown;
  }
  const capital = /^\p{Lu}/u.test(text);
  return fresh || (capital && mayOpen(text, grows))
    ? isSentence(text, grows, capital)
    : false;
}

/** Whether a line begins as a chat model does, or may come to. */
function mayOpen(text: string, grows: boolean): boolean {
  const [word = ''] = /^[\p{L}'’]*/u.exec(text) ?? [];
  return grows && word === text
    ? OPENERS.some(opener => opener.startsWith(word))
    : OPENERS.includes(word);
}

/**
 * Whether a line is a sentence. One that begins with a small letter shows it
 * in its first two words, so that code is not held back for long.
 */
function isSentence(
  text: string,
  grows: boolean,
  capital: boolean
): boolean | null {
  const [said = ''] = WORDS.exec(text) ?? [];
  const words = said.split(/ +/).slice(0, capital ? undefined : 2);
  if (grows && (capital ? SO_FAR : TWO_SO_FAR).test(text)) {
    const [first = '', second] = words;
    return second !== undefined && isKeyword(first) ? false : null;
  }
  return (
    NO_PYTHON.test(text.slice(said.length)) ||
    words.some(
      (word, at) =>
        word.endsWith('!') ||
        CONTRACTION.test(word) ||
        (isPlain(word) && isPlain(words[at + 1]?.replace(/[,!.]$/, '')))
    )
  );
}

/** Whether a word is followed by nothing that could part it from the next, and is none of Python's. */
function isPlain(word = ''): boolean {
  return (
    (/[\p{L}\p{N}_]$/u.test(word) || /^\d[\d.]*$/.test(word)) &&
    !isKeyword(word) &&
    !COMMANDS.includes(word)
  );
}
