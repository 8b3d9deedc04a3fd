import { waitForDialog } from '@jupyterlab/testing';
import { nullTranslator } from '@jupyterlab/translation';
import { createAbortError } from '../../core/errors/problem';
import type { ConnectionTestResult } from '../../core/service/checkConnection';
import {
  findInDialog,
  pressButton,
  pressKey,
  waitForDialogText
} from '../../testing/dialogs/dialog';
import { testConnectionInDialog } from './connectionCheckDialog';

const trans = nullTranslator.load('');

const FAILED: ConnectionTestResult = {
  kind: 'failed',
  connectionInfo: {
    service: 'http://service',
    relay: null,
    secrets: null,
    tokenLocation: { kind: 'none' }
  },
  problem: { kind: 'noToken' }
};

// Close what a spec leaves open.
afterEach(() => ['Cancel', 'Close'].forEach(pressButton));

/** A test that goes on until its answer is given, or it is given up. */
function startTest() {
  let answer: (result: ConnectionTestResult) => void = () => undefined;
  let signal: AbortSignal | undefined;
  const step = testConnectionInDialog(given => {
    signal = given;
    return new Promise((resolve, reject) => {
      answer = resolve;
      given.addEventListener('abort', () => reject(createAbortError()));
    });
  }, trans);
  return {
    step,
    answer: (result: ConnectionTestResult) => answer(result),
    isAborted: () => signal?.aborted
  };
}

describe('the dialog of a test', () => {
  it('says that it runs, then what came of it, and what to do', async () => {
    const { step, answer } = startTest();
    await waitForDialog();
    expect(findInDialog('.jp-Dialog-body').textContent).toBe(
      'Asking the service…'
    );
    answer(FAILED);
    await waitForDialogText(/needs a token/);
    expect(findInDialog('dl').textContent).toContain('http://service');
    expect(
      document.querySelector('.jp-Dialog')?.getAttribute('aria-label')
    ).toMatch(/needs a token/);
    pressButton('Set token…');
    expect(await step).toBe('set-token');
  });

  it.each(['Cancel', 'Escape'])('is given up by %s', async how => {
    const { step, isAborted } = startTest();
    await waitForDialog();
    if (how === 'Escape') {
      pressKey('Escape');
    } else {
      pressButton(how);
    }
    expect(await step).toBeNull();
    expect(isAborted()).toBe(true);
    expect(findInDialog('.jp-Dialog-content')).toBeNull();
  });

  it('closes without a next step', async () => {
    const { step, answer } = startTest();
    answer({
      kind: 'failed',
      connectionInfo: null,
      problem: { kind: 'paused' }
    });
    await waitForDialogText(/Paused: nothing is sent/);
    pressButton('Close');
    expect(await step).toBeNull();
  });
});
