import type { TranslationBundle } from '@jupyterlab/translation';
import type {
  ConnectionTestResult,
  IServiceAnswer
} from '../../core/service/checkConnection';
import type { IWay } from '../../core/connection/connectionInfo';
import { explain, type NextStep, wordsOf } from '../errors/explainProblem';
import { wordsOfPlace } from '../token/tokenLocation';

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
export function reportOf(
  result: ConnectionTestResult,
  trans: TranslationBundle
): IConnectionReport {
  switch (result.kind) {
    case 'failed': {
      const explanation = explain(result.problem, trans);
      const facts = result.way === null ? [] : factsOfWay(result.way, trans);
      return { summary: wordsOf(explanation), facts, next: explanation.next };
    }
    case 'works': {
      const { way, answer } = result;
      const isMissing = answer.disclaimer === 'missing';
      return {
        summary: isMissing
          ? trans.__(
              'The service answers. Before it suggests anything, review the disclaimer of the model.'
            )
          : trans.__('The service answers, and can suggest code.'),
        facts: [...factsOfWay(way, trans), ...factsOfAnswer(answer, trans)],
        next: isMissing ? 'review-disclaimer' : null
      };
    }
  }
}

function factsOfWay(
  { service, relay, token }: IWay,
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
    [trans.__('Token'), wordsOfPlace(token, trans)]
  ];
}

function factsOfAnswer(
  { dialect, models, model, disclaimer, milliseconds }: IServiceAnswer,
  trans: TranslationBundle
): [string, string][] {
  const dialects: Record<typeof dialect, string> = {
    qiskit: trans.__('Qiskit Code Assistant, as documented'),
    hosted: trans.__('Qiskit Code Assistant, hosted'),
    openai: trans.__('OpenAI-compatible')
  };
  const disclaimers: Record<typeof disclaimer, string> = {
    accepted: trans.__('accepted'),
    missing: trans.__('not accepted yet'),
    none: trans.__('this service has none')
  };
  return [
    [trans.__('Dialect'), dialects[dialect]],
    [trans.__('Models'), String(models.length)],
    [trans.__('Model in use'), model],
    [trans.__('Disclaimer'), disclaimers[disclaimer]],
    [
      trans.__('First answer'),
      trans.__('after %1 ms', Math.round(milliseconds))
    ]
  ];
}
