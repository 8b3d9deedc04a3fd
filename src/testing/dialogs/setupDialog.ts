import { waitForDialog } from '@jupyterlab/testing';
import { nullTranslator } from '@jupyterlab/translation';
import { createAbortError, type ApiProblem } from '../../core/errors/problem';
import type { ConnectionCheckResult } from '../../core/service/checkConnection';
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

/** Creates the result of checking a service that works. */
export function createWorkingResult(
  disclaimer: 'missing' | 'none' = 'none'
): ConnectionCheckResult {
  return {
    kind: 'works',
    connectionInfo: CONNECTION_INFO,
    serviceInfo: {
      dialect: 'qiskit',
      models: ['first', 'second'],
      model: 'first',
      disclaimer,
      firstAnswerMs: 3
    }
  };
}

/** Creates the result of checking a service that does not work. */
export function createFailedResult(problem: ApiProblem): ConnectionCheckResult {
  return { kind: 'failed', connectionInfo: CONNECTION_INFO, problem };
}

/**
 * Opens the set-up dialog.
 *
 * @param results - of the connection checks, in their order; an error rejects.
 */
export async function openSetupDialog(
  results: (ConnectionCheckResult | Error)[] = [],
  overrides: Partial<ISetupModel> = {}
) {
  const triedServices: [serviceUrl: string, token: string][] = [];
  let reportServer: (server: IFoundServer) => void = () => undefined;
  let finishSearch: () => void = () => undefined;
  let signal: AbortSignal | undefined;
  const decision = setUpInDialog(
    {
      serviceUrl: '',
      defaultServiceUrl: HOSTED_URL,
      model: '',
      isLocked: () => false,
      problemText: '',
      isPaused: false,
      getConnectionNotes: () =>
        Promise.resolve({
          tokenNote: 'Kept.',
          loopbackNote: 'Far.',
          canSearchAtOnce: true
        }),
      findServers: (onFound, searchSignal) => {
        reportServer = onFound;
        signal = searchSignal;
        return new Promise(resolve => (finishSearch = resolve));
      },
      tryService: (serviceUrl, token) => {
        triedServices.push([serviceUrl, token]);
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
  const getRadio = (name: string) =>
    [...document.querySelectorAll<HTMLLabelElement>('.jp-Dialog label')].find(
      ({ textContent }) => textContent?.startsWith(name)
    )?.control as HTMLInputElement;
  return {
    decision,
    triedServices,
    getRadio,
    urlInput: findInDialog('input[inputmode="url"]') as HTMLInputElement,
    tokenInput: findInDialog('input[type="password"]') as HTMLInputElement,
    getModelSelect: () => findInDialog('select') as HTMLSelectElement,
    reportServer: (server: IFoundServer) => reportServer(server),
    finishSearch: () => finishSearch(),
    hasSearched: () => signal !== undefined,
    isAborted: () => signal?.aborted
  };
}
