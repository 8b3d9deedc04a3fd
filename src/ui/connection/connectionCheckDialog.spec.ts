import { waitForDialog } from '@jupyterlab/testing';
import { nullTranslator } from '@jupyterlab/translation';
import { abortError } from '../../core/errors/problem';
import type { ConnectionTestResult } from '../../core/service/checkConnection';
import {
  inDialog,
  pressButton,
  pressKey,
  untilDialogSays
} from '../../testing/dialogs/dialog';
import { testInDialog } from './connectionCheckDialog';

const trans = nullTranslator.load('');

const FAILED: ConnectionTestResult = {
  kind: 'failed',
  way: {
    service: 'http://service',
    relay: null,
    secrets: null,
    token: { kind: 'none' }
  },
  problem: { kind: 'noToken' }
};

// Close what a spec leaves open.
afterEach(() => ['Cancel', 'Close'].forEach(pressButton));

/** A test that goes on until its answer is given, or it is given up. */
function begin() {
  let answer: (result: ConnectionTestResult) => void = () => undefined;
  let signal: AbortSignal | undefined;
  const step = testInDialog(given => {
    signal = given;
    return new Promise((resolve, reject) => {
      answer = resolve;
      given.addEventListener('abort', () => reject(abortError()));
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
    const { step, answer } = begin();
    await waitForDialog();
    expect(inDialog('.jp-Dialog-body').textContent).toBe('Asking the service…');
    answer(FAILED);
    await untilDialogSays(/needs a token/);
    expect(inDialog('dl').textContent).toContain('http://service');
    expect(
      document.querySelector('.jp-Dialog')?.getAttribute('aria-label')
    ).toMatch(/needs a token/);
    pressButton('Set token…');
    expect(await step).toBe('set-token');
  });

  it.each(['Cancel', 'Escape'])('is given up by %s', async how => {
    const { step, isAborted } = begin();
    await waitForDialog();
    if (how === 'Escape') {
      pressKey('Escape');
    } else {
      pressButton(how);
    }
    expect(await step).toBeNull();
    expect(isAborted()).toBe(true);
    expect(inDialog('.jp-Dialog-content')).toBeNull();
  });

  it('closes without a next step', async () => {
    const { step, answer } = begin();
    answer({ kind: 'failed', way: null, problem: { kind: 'paused' } });
    await untilDialogSays(/Paused: nothing is sent/);
    pressButton('Close');
    expect(await step).toBeNull();
  });
});
