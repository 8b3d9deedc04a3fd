import { nullTranslator } from '@jupyterlab/translation';
import {
  ApiError,
  type ApiProblem,
  type UnreachableCause
} from '../../core/errors/problem';
import {
  CAUSE_PATTERNS,
  SAMPLE_PROBLEMS as EACH
} from '../../testing/servers/problemSamples';
import { explainError } from './explainError';
import { explainProblem, formatExplanation } from './explainProblem';

const trans = nullTranslator.load('');

const PROBLEMS = Object.values(EACH);

describe('every problem', () => {
  it.each(PROBLEMS)('has words and a next step: $kind', problem => {
    const { what, why, todo, next } = explainProblem(problem, trans);
    expect(what).toMatch(/^["“A-Zh].+[.”]$/);
    expect(why ?? 'None.').toMatch(/^[A-Z].+\.$/);
    expect(todo).toMatch(/^[A-Z].+[.?]$/);
    expect(formatExplanation({ what, why, todo, next })).not.toMatch(
      /%\d|undefined|null|\[object/
    );
  });

  it('has its own words', () => {
    const words = PROBLEMS.map(problem => explainProblem(problem, trans).what);
    expect(new Set(words).size).toBe(PROBLEMS.length);
  });

  it.each(PROBLEMS)('says all that is known of it: $kind', problem => {
    const words = formatExplanation(explainProblem(problem, trans));
    for (const [name, value] of Object.entries(problem)) {
      // The status of a failed server says nothing to a person.
      if (name !== 'kind' && problem.kind !== 'serverFailed') {
        expect(words).toContain(String(value));
      }
    }
  });
});

describe('a service that can’t be reached', () => {
  it.each(Object.entries(CAUSE_PATTERNS))('because of %s', (cause, words) => {
    const problem = { ...EACH.unreachable, cause: cause as UnreachableCause };
    expect(formatExplanation(explainProblem(problem, trans))).toMatch(words);
  });
});

describe('an address that is no service', () => {
  it.each([
    { ...EACH.notFound, likely: 'http://host/v1' },
    { ...EACH.notJson, likely: 'http://host/v1' }
  ])('leads to the one that is likely meant: $kind', problem => {
    expect(formatExplanation(explainProblem(problem, trans))).toContain(
      'did you mean http://host/v1?'
    );
  });
});

describe('the next step', () => {
  it.each<[ApiProblem['kind'], string]>([
    ['noToken', 'set-token'],
    ['unauthorized', 'set-token'],
    ['disclaimer', 'review-disclaimer'],
    ['modelUnknown', 'choose-model'],
    ['badUrl', 'open-settings'],
    ['unreachable', 'try-again'],
    ['paused', 'end-pause'],
    ['cut', 'try-again']
  ])('after %s is %s', (kind, next) => {
    expect(explainProblem(EACH[kind], trans).next).toBe(next);
  });
});

describe('words', () => {
  it('without the server’s own, where it gave none', () => {
    const problem: ApiProblem = { ...EACH.forbidden, message: '' };
    expect(explainProblem(problem, trans).what).not.toContain('“');
  });

  it.each<ApiProblem>([
    { kind: 'rateLimited', seconds: null },
    { kind: 'rateLimited', seconds: 0 },
    { kind: 'timeout', url: 'http://host', seconds: 0 }
  ])('without seconds, where none are known: %j', problem => {
    expect(explainProblem(problem, trans).what).not.toMatch(/second|null|0/);
  });

  it('of a time to wait as a person says it', () => {
    const limited = (seconds: number) =>
      explainProblem({ kind: 'rateLimited', seconds }, trans).what;
    expect(limited(1)).toMatch(/to wait 1 second\.$/);
    expect(limited(86400)).toMatch(/to wait 24 hours\.$/);
  });

  it('of an error are those of its problem', () => {
    expect(explainError(new ApiError(EACH.noToken), trans)).toEqual({
      words: formatExplanation(explainProblem(EACH.noToken, trans)),
      next: 'set-token'
    });
  });

  it('of an error that nobody expected name it', () => {
    const { words } = explainError(new TypeError('x is no function'), trans);
    expect(words).toContain('x is no function');
    // Nothing is known of where it came from.
    expect(words).toMatch(/^[A-Z]/);
  });
});
