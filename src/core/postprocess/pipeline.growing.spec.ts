import { join } from 'node:path';
import { ghostCases } from '../../testing/golden/ghostGolden';
import { Random } from '../../testing/simulation/random';
import { showerAt, withGhost } from '../../testing/golden/postprocess';
import type { IPlace } from '../context/cursorContext';
import { readPython } from '../python/scan';

const CASES = ghostCases(join(__dirname, 'golden'));

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
  const whole = withGhost(place, answer);
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
