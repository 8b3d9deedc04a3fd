import { nullTranslator } from '@jupyterlab/translation';
import type { IServiceInfo } from '../../core/service/checkConnection';
import type {
  IConnectionInfo,
  TokenLocation
} from '../../core/connection/connectionInfo';
import { createConnectionReport } from './connectionReport';
import { explainProblem, formatExplanation } from '../errors/explainProblem';
import { describeTokenLocation } from '../token/tokenLocation';

const trans = nullTranslator.load('');

const CONNECTION_INFO: IConnectionInfo = {
  service: 'http://service',
  relay: null,
  secrets: null,
  tokenLocation: { kind: 'account', name: 'work' }
};

const ANSWER: IServiceInfo = {
  dialect: 'qiskit',
  models: ['granite', 'b', 'c'],
  model: 'granite',
  disclaimer: 'accepted',
  milliseconds: 12.4
};

function createWorkingResult(changed: Partial<IServiceInfo> = {}) {
  const answer = { ...ANSWER, ...changed };
  return createConnectionReport(
    { kind: 'works', connectionInfo: CONNECTION_INFO, answer },
    trans
  );
}

describe('the report of a test', () => {
  it('names what answered', () => {
    const { facts, next } = createWorkingResult();
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
    const { summary, next } = createWorkingResult({ disclaimer: 'missing' });
    expect(summary).toMatch(/review the disclaimer/);
    expect(next).toBe('review-disclaimer');
    expect(createWorkingResult({ disclaimer: 'none' }).next).toBeNull();
  });

  it('says what failed as the status item does, and what is known', () => {
    const problem = { kind: 'unauthorized', message: '' } as const;
    const explanation = explainProblem(problem, trans);
    const report = createConnectionReport(
      { kind: 'failed', connectionInfo: CONNECTION_INFO, problem },
      trans
    );
    expect(report).toMatchObject({
      summary: formatExplanation(explanation),
      next: explanation.next
    });
    expect(report.facts.map(([name]) => name)).toEqual([
      'Service',
      'Transport',
      'Token'
    ]);
    const early = createConnectionReport(
      { kind: 'failed', connectionInfo: null, problem },
      trans
    );
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
    const places: TokenLocation[] = kinds.map(kind => ({ kind }));
    const words = places.map(place => describeTokenLocation(place, trans));
    expect(new Set(words).size).toBe(kinds.length);
  });
});
