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

const SERVICE_INFO: IServiceInfo = {
  dialect: 'qiskit',
  models: ['granite', 'b', 'c'],
  model: 'granite',
  disclaimer: 'accepted',
  firstAnswerMs: 12.4
};

/** Creates the report on a service that works. */
function createWorkingReport(changed: Partial<IServiceInfo> = {}) {
  const serviceInfo = { ...SERVICE_INFO, ...changed };
  return createConnectionReport(
    { kind: 'works', connectionInfo: CONNECTION_INFO, serviceInfo },
    trans
  );
}

describe('the report on a connection check', () => {
  it('lists what was found out about a service that works', () => {
    const { facts, nextStep } = createWorkingReport();
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
    expect(nextStep).toBeNull();
  });

  it('leads to the disclaimer if it is not accepted yet', () => {
    const { summary, nextStep } = createWorkingReport({
      disclaimer: 'missing'
    });
    expect(summary).toMatch(/review the disclaimer/);
    expect(nextStep).toBe('review-disclaimer');
    expect(createWorkingReport({ disclaimer: 'none' }).nextStep).toBeNull();
  });

  it('explains a failure like the status item, and lists what is known', () => {
    const problem = { kind: 'unauthorized', message: '' } as const;
    const explanation = explainProblem(problem, trans);
    const report = createConnectionReport(
      { kind: 'failed', connectionInfo: CONNECTION_INFO, problem },
      trans
    );
    expect(report).toMatchObject({
      summary: formatExplanation(explanation),
      nextStep: explanation.nextStep
    });
    expect(report.facts.map(([name]) => name)).toEqual([
      'Service',
      'Transport',
      'Token'
    ]);
    const reportWithoutInfo = createConnectionReport(
      { kind: 'failed', connectionInfo: null, problem },
      trans
    );
    expect(reportWithoutInfo.facts).toEqual([]);
  });
});

describe('the description of a token location', () => {
  it('is different for each kind', () => {
    const kinds = [
      'environment',
      'server',
      'administrator',
      'settings',
      'otherService',
      'none'
    ] as const;
    const locations: TokenLocation[] = kinds.map(kind => ({ kind }));
    const descriptions = locations.map(location =>
      describeTokenLocation(location, trans)
    );
    expect(new Set(descriptions).size).toBe(kinds.length);
  });
});
