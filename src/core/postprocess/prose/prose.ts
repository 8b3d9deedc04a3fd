import { isKeyword } from '../../python/names';
import { isMarkdown } from './markdown';

/** Matches a number, or a word of natural language: `Bell-pair`, `here's`. */
const WORD = /(?:\d[\d.]*|[\p{L}_][\p{L}\p{N}_]*(?:[-'’][\p{L}\p{N}_]+)*)/u
  .source;

const LEADING_WORDS = new RegExp(
  `^${WORD}(?:[,!.]? +${WORD})*(?:!(?!=))?`,
  'u'
);
const UNFINISHED_SENTENCE = new RegExp(
  `^(?:${WORD}[,!.]? +)*(?:${WORD})?(?:[-'’:]|[,!.] *)?$`,
  'u'
);
const UNFINISHED_TWO_WORDS = new RegExp(
  `^(?:${WORD}[!.]? +)?(?:${WORD})?(?:[-'’]|[!.] *)?$`,
  'u'
);

/** Matches what cannot follow words in Python: a backtick, or punctuation that Python does not know. */
const NON_PYTHON_SIGN = /^ (?:`(?!``))|^ ?(?=\p{P})[^\0-\x7F]/u;

/** Matches a contraction such as `here's`; `f'here'` is a string. */
const CONTRACTION =
  /^(?!(?:[bfrtu]{1,2}|if|in|is|or|and|not)')\p{L}+['’]\p{L}/iu;

/**
 * The words that chat models begin English prose with. In the middle of a line,
 * where a capitalised word is more likely a name, only a line that begins with
 * one of these can be prose.
 */
const OPENING_WORDS =
  "A Absolutely Alright An As Based Below Certainly Definitely For Given Got Great Happy Hello Here Here's Here’s Hi I I'll I’ll I'm I’m If In It It's It’s Let Let's Let’s My No Note Of OK Okay Please Sorry Sure Thank Thanks That The There This To Understood Using We Well Yes You Your".split(
    ' '
  );

/** The commands that IPython accepts without a `%` or `!` before them. */
const IPYTHON_COMMANDS = ['cd', 'conda', 'ls', 'mamba', 'pip'];

/**
 * Returns whether a line is prose that chat models write before and after code,
 * and cannot be Python: "Sure!", "Here's …", two plain words in a row, in any
 * language, or a line of Markdown.
 *
 *     Here is the code:  → true
 *     Here is            → null while the line may grow
 *     Aer if local else  → false: `if` and `else` are Python's
 *
 * @param isGrowing - true if the line may be incomplete.
 * @param isNewStatement - true if a statement would begin with the line;
 * otherwise only a line that begins with an opening word can be prose.
 * @returns null if what comes next decides.
 */
export function isProse(
  line: string,
  isGrowing: boolean,
  isNewStatement = true
): boolean | null {
  const text = isGrowing ? line.trimStart() : line.trim();
  const markdown = isMarkdown(text, isGrowing, isNewStatement);
  if (markdown !== false) {
    return markdown;
  }
  const isCapitalised = /^\p{Lu}/u.test(text);
  return isNewStatement || (isCapitalised && canOpenSentence(text, isGrowing))
    ? isSentence(text, isGrowing, isCapitalised)
    : false;
}

/** Returns whether a line begins with an opening word, or may come to. */
function canOpenSentence(text: string, isGrowing: boolean): boolean {
  const [word = ''] = /^[\p{L}'’]*/u.exec(text) ?? [];
  return isGrowing && word === text
    ? OPENING_WORDS.some(opener => opener.startsWith(word))
    : OPENING_WORDS.includes(word);
}

/**
 * Returns whether a line is a sentence. Only the first two words of a line that
 * begins with a small letter count, so that code is not held back for long.
 */
function isSentence(
  text: string,
  isGrowing: boolean,
  isCapitalised: boolean
): boolean | null {
  const [leadingWords = ''] = LEADING_WORDS.exec(text) ?? [];
  const words = leadingWords
    .split(/ +/)
    .slice(0, isCapitalised ? undefined : 2);
  if (
    isGrowing &&
    (isCapitalised ? UNFINISHED_SENTENCE : UNFINISHED_TWO_WORDS).test(text)
  ) {
    const [first = '', second] = words;
    return second !== undefined && isKeyword(first) ? false : null;
  }
  return (
    NON_PYTHON_SIGN.test(text.slice(leadingWords.length)) ||
    words.some(
      (word, index) =>
        word.endsWith('!') ||
        CONTRACTION.test(word) ||
        (isPlainWord(word) &&
          isPlainWord(words[index + 1]?.replace(/[,!.]$/, '')))
    )
  );
}

/**
 * Returns whether a word has no punctuation behind it and is neither a keyword
 * of Python nor a command of IPython. Two such words in a row are prose.
 */
function isPlainWord(word = ''): boolean {
  return (
    (/[\p{L}\p{N}_]$/u.test(word) || /^\d[\d.]*$/.test(word)) &&
    !isKeyword(word) &&
    !IPYTHON_COMMANDS.includes(word)
  );
}
