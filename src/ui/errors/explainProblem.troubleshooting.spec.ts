import {
  nullTranslator,
  type TranslationBundle
} from '@jupyterlab/translation';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ApiProblem, UnreachableCause } from '../../core/errors/problem';
import {
  CAUSE_PATTERNS,
  SAMPLE_PROBLEMS
} from '../../testing/servers/problemSamples';
import { explainProblem } from './explainProblem';

/** The page with the words of each problem, by its headings. */
const TROUBLESHOOTING_PAGE = readFileSync(
  join(__dirname, '../../../docs/troubleshooting.md'),
  'utf8'
);
const SECTIONS = TROUBLESHOOTING_PAGE.split(/^#{2,} /m)
  .slice(1)
  .map(section => {
    const [heading = '', ...lines] = section.split('\n');
    return { heading, text: lines.join('\n') };
  });

/** A translator that leaves the places for names and numbers as they are: %1. */
const trans: TranslationBundle = {
  ...nullTranslator.load(''),
  __: (text: string) => text,
  _n: (_: string, many: string) => many
};

/** What reads as some words of the code, with anything in the places of %1. */
function createPattern(words: string, isWhole = false): RegExp {
  const parts = words
    .split(/%\d/)
    .map(part => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const source = parts.join('[^\\n]+?');
  return new RegExp(isWhole ? `^${source}$` : source);
}

/** What a person reads of a problem, without the service's own words. */
function explainForDocs(problem: ApiProblem) {
  return explainProblem(
    'message' in problem ? { ...problem, message: '' } : problem,
    trans
  );
}

const {
  noServer,
  notFound,
  notJson,
  rateLimited,
  timeout,
  unexpected,
  unreachable
} = SAMPLE_PROBLEMS;
const PROBLEM_VARIANTS: ApiProblem[] = [
  ...Object.values(SAMPLE_PROBLEMS),
  { ...noServer, status: null },
  { ...notFound, likely: 'http://host/v1' },
  { ...notJson, likely: 'http://host/v1' },
  { ...rateLimited, seconds: null },
  { ...timeout, seconds: 0 },
  { ...unexpected, url: '' }
];

describe('the page on troubleshooting', () => {
  it.each(PROBLEM_VARIANTS.filter(problem => problem.kind !== 'unreachable'))(
    'has what is said of $kind below its own heading',
    problem => {
      const { what, why = '', todo } = explainForDocs(problem);
      const section = SECTIONS.find(({ heading }) =>
        createPattern(what, true).test(heading)
      );
      expect(section?.text).toMatch(createPattern(why));
      expect(section?.text).toMatch(createPattern(todo));
    }
  );

  const causes = Object.keys(CAUSE_PATTERNS) as UnreachableCause[];
  it.each([undefined, ...causes])(
    'says why no service is reached: %s',
    cause => {
      const {
        what,
        why = '',
        todo
      } = explainForDocs({
        ...unreachable,
        ...(cause && { cause })
      });
      expect(
        SECTIONS.some(({ heading }) => createPattern(what, true).test(heading))
      ).toBe(true);
      const section = SECTIONS.find(({ heading }) =>
        createPattern(why, true).test(heading)
      );
      expect(section?.text).toMatch(createPattern(todo));
    }
  );
});
