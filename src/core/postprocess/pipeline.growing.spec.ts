import { join } from 'node:path';
import { readGhostCases } from '../../testing/golden/ghostGolden';
import { Random } from '../../testing/simulation/random';
import {
  createPostprocessor,
  insertAnswer
} from '../../testing/golden/postprocess';
import type { IPlace } from '../context/cursorContext';
import { readPython } from '../python/scan';

const CASES = readGhostCases(join(__dirname, 'golden'));

/** Wherever they are; where brackets are crossed, or words, none can be counted. */
const PLACES = CASES.filter(
  ({ name }) => !/another kind|words of a magic/.test(name)
).map(({ context }) => context);

/** Whatever the golden cases' models say; none whose line is found to be stuck late. */
const ANSWERS = CASES.filter(({ mayShrink }) => !mayShrink).map(
  ({ modelText: model }) => model
);

const RUNS = 1500;

/** The same each time, unless `SEED` says otherwise; a failure names its seed. */
const SEED = Number(process.env['SEED'] ?? 1);

/** What is wrong with what is shown while an answer is written; empty for nothing. */
function fault(context: IPlace, answer: string): string {
  const show = createPostprocessor(context);
  const whole = show(answer, true).text;
  let before = '';
  for (let length = 1; length <= answer.length; length++) {
    const { text, ended } = show(answer.slice(0, length), false);
    if (!text.startsWith(before)) {
      return `├${before}┤ became ├${text}┤`;
    }
    before = text;
    if (ended) {
      const last = show(answer.slice(0, length), true).text;
      return last === whole ? '' : `ended with ├${last}┤, not with ├${whole}┤`;
    }
  }
  return whole.startsWith(before) ? '' : `├${before}┤ became ├${whole}┤`;
}

/** How often a bracket is closed twice. */
const closedTwice = (code: string) => readPython(code).closers.length;

/** What only a statement begins with: within brackets it would end them. */
const STATEMENT = /\n(?:import|from|def|class|async)\b/;

/** Whether a suggestion closes a bracket that the code around it closes. */
function closesTwice(context: IPlace, answer: string): boolean {
  const { prefix, suffix } = context;
  const whole = insertAnswer(context, answer);
  const ghost = whole.slice(prefix.length);
  const { nesting } = readPython(prefix);
  const uncounted =
    nesting.quote !== '' || (nesting.depth > 0 && STATEMENT.test(ghost));
  const twice = closedTwice(whole + suffix) > closedTwice(prefix + suffix);
  return !uncounted && twice;
}

it('any answer at any place only grows, ends the same however it is cut, and closes nothing twice', () => {
  const random = new Random(SEED);
  const faults: string[] = [];
  for (let run = 0; run < RUNS; run++) {
    const context = random.pick(PLACES);
    const answer = random.pick(ANSWERS);
    const found = closesTwice(context, answer)
      ? 'closes twice'
      : fault(context, answer);
    if (found !== '') {
      const { prefix, suffix } = context;
      faults.push(`${prefix}║${suffix}\n├${answer}┤\n${found}`);
    }
  }
  expect({ seed: SEED, faults }).toEqual({ seed: SEED, faults: [] });
});
