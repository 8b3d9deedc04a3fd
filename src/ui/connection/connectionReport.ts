import type { TranslationBundle } from '@jupyterlab/translation';
import type { IConnectionInfo } from '../../core/connection/connectionInfo';
import type {
  ConnectionCheckResult,
  IServiceInfo
} from '../../core/service/checkConnection';
import { explainProblem, formatExplanation } from '../errors/explainProblem';
import type { NextStep } from '../errors/explanation';
import { describeTokenLocation } from '../token/tokenLocation';

/** The result of a connection check in plain words. */
export interface IConnectionReport {
  /** The most important result, in one or two sentences. */
  readonly summary: string;
  /** Everything else that was found out, as pairs of name and value. */
  readonly facts: readonly (readonly [name: string, value: string])[];
  /** The step that the user is offered; null for none. */
  readonly nextStep: NextStep | null;
}

/** Puts the result of a connection check into plain words. */
export function createConnectionReport(
  result: ConnectionCheckResult,
  trans: TranslationBundle
): IConnectionReport {
  switch (result.kind) {
    case 'failed': {
      const { problem, connectionInfo } = result;
      const explanation = explainProblem(problem, trans);
      return {
        summary: formatExplanation(explanation),
        facts:
          connectionInfo === null
            ? []
            : listConnectionFacts(connectionInfo, trans),
        nextStep: explanation.nextStep
      };
    }
    case 'works': {
      const { connectionInfo, serviceInfo } = result;
      const needsDisclaimerReview = serviceInfo.disclaimer === 'missing';
      return {
        summary: needsDisclaimerReview
          ? trans.__(
              'The service answers. Before it suggests anything, review the disclaimer of the model.'
            )
          : trans.__('The service answers, and can suggest code.'),
        facts: [
          ...listConnectionFacts(connectionInfo, trans),
          ...listServiceFacts(serviceInfo, trans)
        ],
        nextStep: needsDisclaimerReview ? 'review-disclaimer' : null
      };
    }
  }
}

function listConnectionFacts(
  { service, relay, tokenLocation }: IConnectionInfo,
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
    [trans.__('Token'), describeTokenLocation(tokenLocation, trans)]
  ];
}

function listServiceFacts(
  { dialect, models, model, disclaimer, firstAnswerMs }: IServiceInfo,
  trans: TranslationBundle
): [string, string][] {
  const dialectNames: Record<typeof dialect, string> = {
    qiskit: trans.__('Qiskit Code Assistant, as documented'),
    hosted: trans.__('Qiskit Code Assistant, hosted'),
    openai: trans.__('OpenAI-compatible')
  };
  const disclaimerTexts: Record<typeof disclaimer, string> = {
    accepted: trans.__('accepted'),
    missing: trans.__('not accepted yet'),
    none: trans.__('this service has none')
  };
  return [
    [trans.__('Dialect'), dialectNames[dialect]],
    [trans.__('Models'), String(models.length)],
    [trans.__('Model in use'), model],
    [trans.__('Disclaimer'), disclaimerTexts[disclaimer]],
    [
      trans.__('First answer'),
      trans.__('after %1 ms', Math.round(firstAnswerMs))
    ]
  ];
}
