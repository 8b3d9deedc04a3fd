import {
  nullTranslator,
  type TranslationBundle
} from '@jupyterlab/translation';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ApiProblem, Unreachable } from '../../core/errors/problem';
import { EACH_CAUSE, EACH_PROBLEM } from '../../testing/servers/problemSamples';
import { explain } from './explainProblem';

/** The page with the words of each problem, by its headings. */
const PAGE = readFileSync(
  join(__dirname, '../../../docs/troubleshooting.md'),
  'utf8'
);
const SECTIONS = PAGE.split(/^#{2,} /m)
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
function pattern(words: string, whole = false): RegExp {
  const parts = words
    .split(/%\d/)
    .map(part => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const source = parts.join('[^\\n]+?');
  return new RegExp(whole ? `^${source}$` : source);
}

/** What a person reads of a problem, without the service's own words. */
function words(problem: ApiProblem) {
  return explain('said' in problem ? { ...problem, said: '' } : problem, trans);
}

const {
  noServer,
  notFound,
  notJson,
  rateLimited,
  timeout,
  unexpected,
  unreachable
} = EACH_PROBLEM;
const VARIANTS: ApiProblem[] = [
  ...Object.values(EACH_PROBLEM),
  { ...noServer, status: null },
  { ...notFound, likely: 'http://host/v1' },
  { ...notJson, likely: 'http://host/v1' },
  { ...rateLimited, seconds: null },
  { ...timeout, seconds: 0 },
  { ...unexpected, url: '' }
];

describe('the page on troubleshooting', () => {
  it.each(VARIANTS.filter(problem => problem.kind !== 'unreachable'))(
    'has what is said of $kind below its own heading',
    problem => {
      const { what, why = '', todo } = words(problem);
      const section = SECTIONS.find(({ heading }) =>
        pattern(what, true).test(heading)
      );
      expect(section?.text).toMatch(pattern(why));
      expect(section?.text).toMatch(pattern(todo));
    }
  );

  const causes = Object.keys(EACH_CAUSE) as Unreachable[];
  it.each([undefined, ...causes])(
    'says why no service is reached: %s',
    cause => {
      const {
        what,
        why = '',
        todo
      } = words({
        ...unreachable,
        ...(cause && { cause })
      });
      expect(
        SECTIONS.some(({ heading }) => pattern(what, true).test(heading))
      ).toBe(true);
      const section = SECTIONS.find(({ heading }) =>
        pattern(why, true).test(heading)
      );
      expect(section?.text).toMatch(pattern(todo));
    }
  );
});
