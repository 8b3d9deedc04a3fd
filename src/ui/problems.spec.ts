import { nullTranslator } from '@jupyterlab/translation';
import { ApiError, type ApiProblem } from '../core/api/problems';
import { explainError } from './explainError';
import { explain } from './problems';

const trans = nullTranslator.load('');

/** One of each kind: the compiler asks for those that are missing. */
const EACH: { [K in ApiProblem['kind']]: Extract<ApiProblem, { kind: K }> } = {
  badUrl: { kind: 'badUrl', url: 'nowhere' },
  badTemplate: { kind: 'badTemplate' },
  badSettings: { kind: 'badSettings', said: 'automatic must be boolean' },
  noToken: { kind: 'noToken' },
  otherService: { kind: 'otherService', url: 'http://host' },
  notAllowed: { kind: 'notAllowed', url: 'http://host' },
  notStored: { kind: 'notStored', said: 'The file cannot be used.' },
  noServer: { kind: 'noServer', status: 403, said: 'No.' },
  unreachable: { kind: 'unreachable', url: 'http://host' },
  timeout: { kind: 'timeout', url: 'http://host', seconds: 60 },
  unauthorized: { kind: 'unauthorized', said: '' },
  disclaimer: { kind: 'disclaimer', model: 'granite' },
  forbidden: { kind: 'forbidden', said: 'Premium only.' },
  noModels: { kind: 'noModels', url: 'http://host' },
  modelUnknown: { kind: 'modelUnknown', model: 'granite' },
  notFound: { kind: 'notFound', url: 'http://host/v1/x' },
  refused: { kind: 'refused', status: 422, said: 'Too long.' },
  rateLimited: { kind: 'rateLimited', seconds: 30 },
  serverFailed: { kind: 'serverFailed', status: 500, said: 'Busy.' },
  notJson: { kind: 'notJson', url: 'http://host/v1/models' },
  unexpected: { kind: 'unexpected', url: 'http://host', said: 'no model' },
  cut: { kind: 'cut' }
};

const PROBLEMS = Object.values(EACH);

describe('every problem', () => {
  it.each(PROBLEMS)('has words and a next step: $kind', problem => {
    const { what, todo } = explain(problem, trans);
    expect(what).toMatch(/^["“A-Zh].+[.”]$/);
    expect(todo).toMatch(/^[A-Z].+\.$/);
    expect(what + todo).not.toMatch(/%\d|undefined|null|\[object/);
  });

  it('has its own words', () => {
    const words = PROBLEMS.map(problem => explain(problem, trans).what);
    expect(new Set(words).size).toBe(PROBLEMS.length);
  });

  it.each(PROBLEMS)('says all that is known of it: $kind', problem => {
    const { what } = explain(problem, trans);
    for (const [name, value] of Object.entries(problem)) {
      // The status of a failed server says nothing to a person.
      if (name !== 'kind' && problem.kind !== 'serverFailed') {
        expect(what).toContain(String(value));
      }
    }
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
    ['cut', 'try-again']
  ])('after %s is %s', (kind, next) => {
    expect(explain(EACH[kind], trans).next).toBe(next);
  });
});

describe('words', () => {
  it('without the server’s own, where it gave none', () => {
    const problem: ApiProblem = { ...EACH.forbidden, said: '' };
    expect(explain(problem, trans).what).not.toContain('“');
  });

  it('without seconds, where none are known', () => {
    const problem: ApiProblem = { kind: 'rateLimited', seconds: null };
    expect(explain(problem, trans).what).not.toMatch(/second|null/);
  });

  it('of an error are those of its problem', () => {
    const { what, todo } = explain(EACH.noToken, trans);
    expect(explainError(new ApiError(EACH.noToken), trans)).toEqual({
      words: `${what} ${todo}`,
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
