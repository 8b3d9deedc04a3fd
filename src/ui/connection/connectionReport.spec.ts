import { nullTranslator } from '@jupyterlab/translation';
import type { IServiceAnswer } from '../../core/service/checkConnection';
import type { IWay, TokenPlace } from '../../core/connection/connectionInfo';
import { reportOf } from './connectionReport';
import { explain, wordsOf } from '../errors/explainProblem';
import { wordsOfPlace } from '../token/tokenLocation';

const trans = nullTranslator.load('');

const WAY: IWay = {
  service: 'http://service',
  relay: null,
  secrets: null,
  token: { kind: 'account', name: 'work' }
};

const ANSWER: IServiceAnswer = {
  dialect: 'qiskit',
  models: ['granite', 'b', 'c'],
  model: 'granite',
  disclaimer: 'accepted',
  milliseconds: 12.4
};

function works(changed: Partial<IServiceAnswer> = {}) {
  const answer = { ...ANSWER, ...changed };
  return reportOf({ kind: 'works', way: WAY, answer }, trans);
}

describe('the report of a test', () => {
  it('names what answered', () => {
    const { facts, next } = works();
    expect(Object.fromEntries(facts)).toEqual({
      Service: 'http://service',
      Transport: 'direct from this page',
      Token: 'from the account “work” in qiskit-ibm.json on the Jupyter server',
      Dialect: 'Qiskit Code Assistant, as documented',
      Models: '3',
      'Model in use': 'granite',
      Disclaimer: 'accepted',
      'First answer': 'after 12 ms'
    });
    expect(next).toBeNull();
  });

  it('leads to the disclaimer that is not accepted', () => {
    const { summary, next } = works({ disclaimer: 'missing' });
    expect(summary).toMatch(/review the disclaimer/);
    expect(next).toBe('review-disclaimer');
    expect(works({ disclaimer: 'none' }).next).toBeNull();
  });

  it('says what failed as the status item does, and what is known', () => {
    const problem = { kind: 'unauthorized', said: '' } as const;
    const explanation = explain(problem, trans);
    const report = reportOf({ kind: 'failed', way: WAY, problem }, trans);
    expect(report).toMatchObject({
      summary: wordsOf(explanation),
      next: explanation.next
    });
    expect(report.facts.map(([name]) => name)).toEqual([
      'Service',
      'Transport',
      'Token'
    ]);
    const early = reportOf({ kind: 'failed', way: null, problem }, trans);
    expect(early.facts).toEqual([]);
  });
});

describe('the words for a token’s place', () => {
  it('are others for each', () => {
    const kinds = [
      'environment',
      'server',
      'administrator',
      'settings',
      'otherService',
      'none'
    ] as const;
    const places: TokenPlace[] = kinds.map(kind => ({ kind }));
    const words = places.map(place => wordsOfPlace(place, trans));
    expect(new Set(words).size).toBe(kinds.length);
  });
});
