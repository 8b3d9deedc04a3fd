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

/** The page that has a section for each explanation. */
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

/** A translator that leaves the placeholders (`%1`) in the texts. */
const trans: TranslationBundle = {
  ...nullTranslator.load(''),
  __: (text: string) => text,
  _n: (_: string, many: string) => many
};

/** Creates a pattern that matches a text with anything in place of its `%1`. */
function createPattern(text: string, isWhole = false): RegExp {
  const parts = text
    .split(/%\d/)
    .map(part => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const source = parts.join('[^\\n]+?');
  return new RegExp(isWhole ? `^${source}$` : source);
}

/** Explains a problem without the service's own message. */
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

describe('the troubleshooting page', () => {
  it.each(PROBLEM_VARIANTS.filter(problem => problem.kind !== 'unreachable'))(
    'has a section with the explanation of $kind',
    problem => {
      const { summary, reason = '', advice } = explainForDocs(problem);
      const section = SECTIONS.find(({ heading }) =>
        createPattern(summary, true).test(heading)
      );
      expect(section?.text).toMatch(createPattern(reason));
      expect(section?.text).toMatch(createPattern(advice));
    }
  );

  const causes = Object.keys(CAUSE_PATTERNS) as UnreachableCause[];
  it.each([undefined, ...causes])(
    'explains why a service cannot be reached: %s',
    cause => {
      const {
        summary,
        reason = '',
        advice
      } = explainForDocs({
        ...unreachable,
        ...(cause && { cause })
      });
      expect(
        SECTIONS.some(({ heading }) =>
          createPattern(summary, true).test(heading)
        )
      ).toBe(true);
      const section = SECTIONS.find(({ heading }) =>
        createPattern(reason, true).test(heading)
      );
      expect(section?.text).toMatch(createPattern(advice));
    }
  );
});
