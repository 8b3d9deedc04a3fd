import { join } from 'node:path';
import fc from 'fast-check';
import { checkProperty, getRunCount } from '../../testing/checkProperty';
import { readGhostCases } from '../../testing/golden/ghostGolden';
import {
  createPostprocessor,
  insertAnswer
} from '../../testing/golden/postprocess';
import type { ICursorContext } from '../context/cursorContext';
import { scanPython } from '../python/scan';

const RUNS = getRunCount(1500);

const CASES = readGhostCases(join(__dirname, 'golden'));

/**
 * The cursor contexts of the golden cases, except those where brackets cannot be
 * counted: where kinds of brackets are crossed, and on the line of a magic.
 */
const CONTEXTS = CASES.filter(
  ({ name }) => !/another kind|words of a magic/.test(name)
).map(({ context }) => context);

/** The answers of the golden cases, except those of which less is shown as they grow. */
const ANSWERS = CASES.filter(({ mayShrink }) => !mayShrink).map(
  ({ modelText }) => modelText
);

const contexts = fc.constantFrom(...CONTEXTS);
const answers = fc.constantFrom(...ANSWERS);

function drawCase({ prefix, suffix }: ICursorContext, answer: string): string {
  return `${prefix}║${suffix}\nmodel ├${answer}┤`;
}

it('only lengthens the ghost text while an answer grows, and ends it alike however the answer is cut', async () => {
  await checkProperty(
    fc.property(contexts, answers, (context, answer) => {
      const fault = findGrowthFault(context, answer);
      if (fault !== null) {
        throw new Error(`${fault}\n${drawCase(context, answer)}`);
      }
    }),
    RUNS
  );
});

/** Describes the first chunk, of one UTF-16 unit each, at which the ghost text does not grow. */
function findGrowthFault(
  context: ICursorContext,
  answer: string
): string | null {
  const process = createPostprocessor(context);
  const whole = process(answer, true).text;
  let before = '';
  for (let length = 1; length <= answer.length; length++) {
    const { text, isComplete } = process(answer.slice(0, length), false);
    if (!text.startsWith(before)) {
      return `├${before}┤ became ├${text}┤`;
    }
    before = text;
    if (isComplete) {
      const last = process(answer.slice(0, length), true).text;
      return last === whole ? null : `ended with ├${last}┤, not ├${whole}┤`;
    }
  }
  return whole.startsWith(before) ? null : `├${before}┤ became ├${whole}┤`;
}

it('closes no bracket that the code around the cursor closes', async () => {
  await checkProperty(
    fc.property(contexts, answers, (context, answer) => {
      if (closesTwice(context, answer)) {
        throw new Error(drawCase(context, answer));
      }
    }),
    RUNS
  );
});

const countUnmatchedClosers = (code: string) =>
  scanPython(code).unmatchedClosers.length;

/** Matches a line that only a statement begins with: within brackets it would end them. */
const STATEMENT_KEYWORD_LINE = /\n(?:import|from|def|class|async)\b/;

/** Returns whether the ghost text closes a bracket that the code around it closes. */
function closesTwice(context: ICursorContext, answer: string): boolean {
  const { prefix, suffix } = context;
  const whole = insertAnswer(context, answer);
  const ghost = whole.slice(prefix.length);
  const { nesting } = scanPython(prefix);
  const endsBrackets = nesting.depth > 0 && STATEMENT_KEYWORD_LINE.test(ghost);
  const isUncountable = nesting.quote !== '' || endsBrackets;
  return (
    !isUncountable &&
    countUnmatchedClosers(whole + suffix) >
      countUnmatchedClosers(prefix + suffix)
  );
}
