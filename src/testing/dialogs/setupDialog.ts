import { waitForDialog } from '@jupyterlab/testing';
import { nullTranslator } from '@jupyterlab/translation';
import { abortError, type ApiProblem } from '../../core/errors/problem';
import type { ConnectionTestResult } from '../../core/service/checkConnection';
import type { IFoundServer } from '../../core/service/findServers';
import { HOSTED_URL } from '../../core/settings/settings';
import type { ISetupDesk } from '../../ui/setup/setupModel';
import { setUpInDialog } from '../../ui/setup/setupDialog';
import { inDialog } from './dialog';

const trans = nullTranslator.load('');

const WAY = {
  service: 'http://service',
  relay: null,
  secrets: null,
  token: { kind: 'none' }
} as const;

/** What a test comes to where the service works. */
export function works(
  disclaimer: 'missing' | 'none' = 'none'
): ConnectionTestResult {
  const models = ['first', 'second'];
  const answer = { models, model: 'first', disclaimer, milliseconds: 3 };
  return { kind: 'works', way: WAY, answer: { dialect: 'qiskit', ...answer } };
}

/** What it comes to where it doesn't. */
export function failed(problem: ApiProblem): ConnectionTestResult {
  return { kind: 'failed', way: WAY, problem };
}

/** The open dialog that asks where completions come from; `results` are what the tests come to, one after another. */
export async function opened(
  results: (ConnectionTestResult | Error)[] = [],
  changed: Partial<ISetupDesk> = {}
) {
  const used: [string, string][] = [];
  let offer: (server: IFoundServer) => void = () => undefined;
  let finish: () => void = () => undefined;
  let signal: AbortSignal | undefined;
  const setup = setUpInDialog(
    {
      serviceUrl: '',
      given: HOSTED_URL,
      model: '',
      isLocked: () => false,
      problem: '',
      isPaused: false,
      about: () =>
        Promise.resolve({
          token: 'Kept.',
          loopback: 'Far.',
          looksAtOnce: true
        }),
      look: (onFound, given) => {
        offer = onFound;
        signal = given;
        return new Promise(resolve => (finish = resolve));
      },
      use: (...call) => {
        used.push([call[0], call[1]]);
        const result = results.shift() ?? abortError();
        return result instanceof Error
          ? Promise.reject(result)
          : Promise.resolve(result);
      },
      ...changed
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
    used,
    radio,
    url: inDialog('input[inputmode="url"]') as HTMLInputElement,
    token: inDialog('input[type="password"]') as HTMLInputElement,
    model: () => inDialog('select') as HTMLSelectElement,
    offer: (server: IFoundServer) => offer(server),
    finish: () => finish(),
    looked: () => signal !== undefined,
    isAborted: () => signal?.aborted
  };
}

/** Type into a field. */
export function type(input: HTMLInputElement, value: string): void {
  input.value = value;
  input.dispatchEvent(new Event('input', { bubbles: true }));
}
