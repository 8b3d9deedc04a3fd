import type { TranslationBundle } from '@jupyterlab/translation';
import type {
  ConnectionTestResult,
  IServiceInfo
} from '../../core/service/checkConnection';
import type { IConnectionInfo } from '../../core/connection/connectionInfo';
import {
  explainProblem,
  type NextStep,
  formatExplanation
} from '../errors/explainProblem';
import { describeTokenLocation } from '../token/tokenLocation';

/** What came of a test, in plain words. */
export interface IConnectionReport {
  /** What to know first, in one or two sentences. */
  readonly summary: string;
  /** What was found out: its name, and what it is. */
  readonly facts: readonly (readonly [string, string])[];
  /** What to do about it; null for nothing. */
  readonly next: NextStep | null;
}

/** Say what came of a test. */
export function createConnectionReport(
  result: ConnectionTestResult,
  trans: TranslationBundle
): IConnectionReport {
  switch (result.kind) {
    case 'failed': {
      const explanation = explainProblem(result.problem, trans);
      const facts =
        result.connectionInfo === null
          ? []
          : listConnectionFacts(result.connectionInfo, trans);
      return {
        summary: formatExplanation(explanation),
        facts,
        next: explanation.next
      };
    }
    case 'works': {
      const { connectionInfo: way, answer } = result;
      const isMissing = answer.disclaimer === 'missing';
      return {
        summary: isMissing
          ? trans.__(
              'The service answers. Before it suggests anything, review the disclaimer of the model.'
            )
          : trans.__('The service answers, and can suggest code.'),
        facts: [
          ...listConnectionFacts(way, trans),
          ...listServiceFacts(answer, trans)
        ],
        next: isMissing ? 'review-disclaimer' : null
      };
    }
  }
}

function listConnectionFacts(
  { service, relay, tokenLocation: token }: IConnectionInfo,
  trans: TranslationBundle
): [string, string][] {
  return [
    [trans.__('Service'), service],
    [
      trans.__('Transport'),
      relay === null
        ? trans.__('direct from this page')
        : trans.__('by the relay on the Jupyter server')
    ],
    [trans.__('Token'), describeTokenLocation(token, trans)]
  ];
}

function listServiceFacts(
  { dialect, models, model, disclaimer, milliseconds }: IServiceInfo,
  trans: TranslationBundle
): [string, string][] {
  const dialectNames: Record<typeof dialect, string> = {
    qiskit: trans.__('Qiskit Code Assistant, as documented'),
    hosted: trans.__('Qiskit Code Assistant, hosted'),
    openai: trans.__('OpenAI-compatible')
  };
  const acceptanceTexts: Record<typeof disclaimer, string> = {
    accepted: trans.__('accepted'),
    missing: trans.__('not accepted yet'),
    none: trans.__('this service has none')
  };
  return [
    [trans.__('Dialect'), dialectNames[dialect]],
    [trans.__('Models'), String(models.length)],
    [trans.__('Model in use'), model],
    [trans.__('Disclaimer'), acceptanceTexts[disclaimer]],
    [
      trans.__('First answer'),
      trans.__('after %1 ms', Math.round(milliseconds))
    ]
  ];
}
