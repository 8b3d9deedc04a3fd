import { waitForDialog } from '@jupyterlab/testing';
import { nullTranslator } from '@jupyterlab/translation';
import { createAbortError } from '../../core/errors/problem';
import type { ConnectionCheckResult } from '../../core/service/checkConnection';
import {
  findInDialog,
  pressButton,
  pressKey,
  waitForDialogText
} from '../../testing/dialogs/dialog';
import { checkConnectionInDialog } from './connectionCheckDialog';

const trans = nullTranslator.load('');

const FAILED: ConnectionCheckResult = {
  kind: 'failed',
  connectionInfo: {
    service: 'http://service',
    relay: null,
    secrets: null,
    tokenLocation: { kind: 'none' }
  },
  problem: { kind: 'noToken' }
};

// Closes dialogs that a test leaves open.
afterEach(() => ['Cancel', 'Close'].forEach(pressButton));

/** Starts a check that runs until `resolve` is called or it is aborted. */
function startCheck() {
  let resolveCheck: (result: ConnectionCheckResult) => void = () => undefined;
  let signal: AbortSignal | undefined;
  const nextStep = checkConnectionInDialog(checkSignal => {
    signal = checkSignal;
    return new Promise((resolve, reject) => {
      resolveCheck = resolve;
      checkSignal.addEventListener('abort', () => reject(createAbortError()));
    });
  }, trans);
  return {
    nextStep,
    resolve: (result: ConnectionCheckResult) => resolveCheck(result),
    isAborted: () => signal?.aborted
  };
}

describe('the dialog of a connection check', () => {
  it('shows that the check is running, then its result and the next step', async () => {
    const { nextStep, resolve } = startCheck();
    await waitForDialog();
    expect(findInDialog('.jp-Dialog-body').textContent).toBe(
      'Asking the service…'
    );
    resolve(FAILED);
    await waitForDialogText(/needs a token/);
    expect(findInDialog('dl').textContent).toContain('http://service');
    expect(
      document.querySelector('.jp-Dialog')?.getAttribute('aria-label')
    ).toMatch(/needs a token/);
    pressButton('Set token…');
    expect(await nextStep).toBe('set-token');
  });

  it.each(['Cancel', 'Escape'])('aborts the check on %s', async control => {
    const { nextStep, isAborted } = startCheck();
    await waitForDialog();
    if (control === 'Escape') {
      pressKey('Escape');
    } else {
      pressButton(control);
    }
    expect(await nextStep).toBeNull();
    expect(isAborted()).toBe(true);
    expect(findInDialog('.jp-Dialog-content')).toBeNull();
  });

  it('can be closed without a next step', async () => {
    const { nextStep, resolve } = startCheck();
    resolve({
      kind: 'failed',
      connectionInfo: null,
      problem: { kind: 'paused' }
    });
    await waitForDialogText(/Paused: nothing is sent/);
    pressButton('Close');
    expect(await nextStep).toBeNull();
  });
});
