import { join } from 'node:path';
import { ghostCases } from '../../testing/ghostGolden';
import { Random } from '../../testing/random';
import type { IPlace } from '../context/place';
import { promptAt } from '../context/prompt';
import { isAtCommentEnd } from '../python/lexical';
import { readPython } from '../python/reading';
import { cursorAt, filtered, type IShown } from './index';

const CASES = ghostCases(join(__dirname, '../complete/golden'));

/** Wherever they are; where brackets are crossed, or words, none can be counted. */
const PLACES = CASES.filter(
  ({ name }) => !/another kind|words of a magic/.test(name)
).map(({ place }) => place);

/** Whatever the golden cases' models say; none whose line is found to be stuck late. */
const ANSWERS = CASES.filter(({ mayShrink }) => !mayShrink).map(
  ({ model }) => model
);

const RUNS = 1500;

/** The same each time, unless `SEED` says otherwise; a failure names its seed. */
const SEED = Number(process.env['SEED'] ?? 1);

/** Shows an answer at a place. */
function showerAt(place: IPlace): (text: string, done: boolean) => IShown {
  const { prefix, suffix } = place;
  const afterComment = isAtCommentEnd(prefix, suffix);
  const cursor = cursorAt(prefix, suffix, afterComment);
  const { held } = promptAt(place);
  return (text, done) =>
    filtered(text, {
      ...place,
      cursor,
      held,
      afterComment,
      done,
      atLimit: false
    });
}

/** What is wrong with what is shown while an answer is written; empty for nothing. */
function fault(place: IPlace, answer: string): string {
  const show = showerAt(place);
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
function closesTwice(place: IPlace, answer: string): boolean {
  const { prefix, suffix } = place;
  const { text } = showerAt(place)(answer, true);
  const { lead } = promptAt(place);
  const { nesting } = readPython(prefix);
  const uncounted =
    nesting.quote !== '' || (nesting.depth > 0 && STATEMENT.test(text));
  const after = prefix + (text === '' ? '' : lead + text) + suffix;
  return !uncounted && closedTwice(after) > closedTwice(prefix + suffix);
}

it('any answer at any place only grows, ends the same however it is cut, and closes nothing twice', () => {
  const random = new Random(SEED);
  const faults: string[] = [];
  for (let run = 0; run < RUNS; run++) {
    const place = random.pick(PLACES);
    const answer = random.pick(ANSWERS);
    const found = closesTwice(place, answer)
      ? 'closes twice'
      : fault(place, answer);
    if (found !== '') {
      const { prefix, suffix } = place;
      faults.push(`${prefix}║${suffix}\n├${answer}┤\n${found}`);
    }
  }
  expect({ seed: SEED, faults }).toEqual({ seed: SEED, faults: [] });
});
