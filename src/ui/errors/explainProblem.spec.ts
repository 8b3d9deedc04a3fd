import { nullTranslator } from '@jupyterlab/translation';
import {
  ApiError,
  type ApiProblem,
  type UnreachableCause
} from '../../core/errors/problem';
import {
  CAUSE_PATTERNS,
  SAMPLE_PROBLEMS
} from '../../testing/servers/problemSamples';
import { explainError } from './explainError';
import { explainProblem, formatExplanation } from './explainProblem';

const trans = nullTranslator.load('');

const PROBLEMS = Object.values(SAMPLE_PROBLEMS);

describe('the explanation of every problem', () => {
  it.each(PROBLEMS)('has a text and a next step: $kind', problem => {
    const explanation = explainProblem(problem, trans);
    expect(explanation.summary).toMatch(/^["“A-Zh].+[.”]$/);
    expect(explanation.reason ?? 'None.').toMatch(/^[A-Z].+\.$/);
    expect(explanation.advice).toMatch(/^[A-Z].+[.?]$/);
    expect(formatExplanation(explanation)).not.toMatch(
      /%\d|undefined|null|\[object/
    );
  });

  it('has a summary of its own', () => {
    const summaries = PROBLEMS.map(
      problem => explainProblem(problem, trans).summary
    );
    expect(new Set(summaries).size).toBe(PROBLEMS.length);
  });

  it.each(PROBLEMS)(
    'shows everything that is known about it: $kind',
    problem => {
      const text = formatExplanation(explainProblem(problem, trans));
      for (const [name, value] of Object.entries(problem)) {
        // The status of a failed server means nothing to the user.
        if (name !== 'kind' && problem.kind !== 'serverFailed') {
          expect(text).toContain(String(value));
        }
      }
    }
  );
});

describe('the explanation of a service that can’t be reached', () => {
  it.each(Object.entries(CAUSE_PATTERNS))(
    'names the cause %s',
    (cause, pattern) => {
      const problem = {
        ...SAMPLE_PROBLEMS.unreachable,
        cause: cause as UnreachableCause
      };
      expect(formatExplanation(explainProblem(problem, trans))).toMatch(
        pattern
      );
    }
  );
});

describe('the explanation of an address without a service', () => {
  it.each([
    { ...SAMPLE_PROBLEMS.notFound, likely: 'http://host/v1' },
    { ...SAMPLE_PROBLEMS.notJson, likely: 'http://host/v1' }
  ])('suggests the address that the user may have meant: $kind', problem => {
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
    expect(explainProblem(SAMPLE_PROBLEMS[kind], trans).nextStep).toBe(next);
  });
});

describe('the explanation', () => {
  it('quotes nothing if the server sent no message', () => {
    const problem: ApiProblem = { ...SAMPLE_PROBLEMS.forbidden, message: '' };
    expect(explainProblem(problem, trans).summary).not.toContain('“');
  });

  it.each<ApiProblem>([
    { kind: 'rateLimited', seconds: null },
    { kind: 'rateLimited', seconds: 0 },
    { kind: 'timeout', url: 'http://host', seconds: 0 }
  ])('names no seconds if they are unknown: %j', problem => {
    expect(explainProblem(problem, trans).summary).not.toMatch(/second|null|0/);
  });

  it('formats a waiting time for the user', () => {
    const limited = (seconds: number) =>
      explainProblem({ kind: 'rateLimited', seconds }, trans).summary;
    expect(limited(1)).toMatch(/to wait 1 second\.$/);
    expect(limited(86400)).toMatch(/to wait 24 hours\.$/);
  });

  it('of an ApiError is that of its problem', () => {
    expect(explainError(new ApiError(SAMPLE_PROBLEMS.noToken), trans)).toEqual({
      text: formatExplanation(explainProblem(SAMPLE_PROBLEMS.noToken, trans)),
      nextStep: 'set-token'
    });
  });

  it('of an unexpected error contains its message', () => {
    const { text } = explainError(new TypeError('x is no function'), trans);
    expect(text).toContain('x is no function');
    // The service that failed is unknown.
    expect(text).toMatch(/^[A-Z]/);
  });
});
