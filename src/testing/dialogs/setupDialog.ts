import { waitForDialog } from '@jupyterlab/testing';
import { nullTranslator } from '@jupyterlab/translation';
import { createAbortError, type ApiProblem } from '../../core/errors/problem';
import type { ConnectionTestResult } from '../../core/service/checkConnection';
import type { IFoundServer } from '../../core/service/findServers';
import { HOSTED_URL } from '../../core/settings/settings';
import type { ISetupModel } from '../../ui/setup/setupModel';
import { setUpInDialog } from '../../ui/setup/setupDialog';
import { findInDialog } from './dialog';

const trans = nullTranslator.load('');

const CONNECTION_INFO = {
  service: 'http://service',
  relay: null,
  secrets: null,
  tokenLocation: { kind: 'none' }
} as const;

/** What a test comes to where the service works. */
export function createWorkingResult(
  disclaimer: 'missing' | 'none' = 'none'
): ConnectionTestResult {
  const models = ['first', 'second'];
  const answer = { models, model: 'first', disclaimer, milliseconds: 3 };
  return {
    kind: 'works',
    connectionInfo: CONNECTION_INFO,
    answer: { dialect: 'qiskit', ...answer }
  };
}

/** What it comes to where it doesn't. */
export function createFailedResult(problem: ApiProblem): ConnectionTestResult {
  return { kind: 'failed', connectionInfo: CONNECTION_INFO, problem };
}

/** The open dialog that asks where completions come from; `results` are what the tests come to, one after another. */
export async function openSetupDialog(
  results: (ConnectionTestResult | Error)[] = [],
  overrides: Partial<ISetupModel> = {}
) {
  const useCalls: [string, string][] = [];
  let reportServer: (server: IFoundServer) => void = () => undefined;
  let finish: () => void = () => undefined;
  let signal: AbortSignal | undefined;
  const setup = setUpInDialog(
    {
      serviceUrl: '',
      defaultServiceUrl: HOSTED_URL,
      model: '',
      isLocked: () => false,
      problem: '',
      isPaused: false,
      getConnectionNotes: () =>
        Promise.resolve({
          tokenNote: 'Kept.',
          loopbackNote: 'Far.',
          canSearchAtOnce: true
        }),
      findServers: (onFound, givenSignal) => {
        reportServer = onFound;
        signal = givenSignal;
        return new Promise(resolve => (finish = resolve));
      },
      tryService: (...call) => {
        useCalls.push([call[0], call[1]]);
        const result = results.shift() ?? createAbortError();
        return result instanceof Error
          ? Promise.reject(result)
          : Promise.resolve(result);
      },
      ...overrides
    },
    trans
  );
  await waitForDialog();
  const radio = (name: string) =>
    [...document.querySelectorAll<HTMLLabelElement>('.jp-Dialog label')].find(
      ({ textContent }) => textContent?.startsWith(name)
    )?.control as HTMLInputElement;
  return {
    setup,
    used: useCalls,
    radio,
    url: findInDialog('input[inputmode="url"]') as HTMLInputElement,
    token: findInDialog('input[type="password"]') as HTMLInputElement,
    model: () => findInDialog('select') as HTMLSelectElement,
    offer: (server: IFoundServer) => reportServer(server),
    finish: () => finish(),
    looked: () => signal !== undefined,
    isAborted: () => signal?.aborted
  };
}

/** Type into a field. */
export function typeInto(input: HTMLInputElement, value: string): void {
  input.value = value;
  input.dispatchEvent(new Event('input', { bubbles: true }));
}
