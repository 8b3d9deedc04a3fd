import type { ConnectionCheckResult } from '../../core/service/checkConnection';
import {
  findInDialog,
  pressButton,
  pressKey,
  waitForDialogText,
  typeInto
} from '../../testing/dialogs/dialog';
import {
  openSetupDialog,
  createWorkingResult
} from '../../testing/dialogs/setupDialog';

// Closes a dialog that a test leaves open.
afterEach(() => pressButton('Cancel'));

describe('the choice in the set-up dialog', () => {
  it('sends a token only to the service that it was entered for', async () => {
    const { triedServices, getRadio, urlInput, tokenInput } =
      await openSetupDialog([createWorkingResult()]);
    typeInto(tokenInput, 'for-the-hosted-one');
    getRadio('Another server').click();
    expect(tokenInput.value).toBe('');
    typeInto(urlInput, 'http://127.0.0.1:1');
    typeInto(tokenInput, 'for-mine');
    typeInto(urlInput, 'http://127.0.0.1:11434');
    pressButton('Test');
    await waitForDialogText(/can suggest code/);
    expect(triedServices).toEqual([['http://127.0.0.1:11434', 'for-mine']]);
  });

  it('can be tested while the test of another choice is still running', async () => {
    const signals: AbortSignal[] = [];
    const { getRadio, urlInput } = await openSetupDialog([], {
      tryService: (serviceUrl, _, signal) => {
        signals.push(signal);
        return serviceUrl === ''
          ? new Promise<ConnectionCheckResult>(() => undefined)
          : Promise.resolve(createWorkingResult());
      }
    });
    pressButton('Test');
    getRadio('Another server').click();
    typeInto(urlInput, 'http://127.0.0.1:11434');
    pressButton('Test');
    await waitForDialogText(/can suggest code/);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
  });

  it('is not confirmed by Enter if that opens the details', async () => {
    const { decision } = await openSetupDialog([createWorkingResult()]);
    pressButton('Test');
    await waitForDialogText(/can suggest code/);
    findInDialog('summary').tabIndex = 0;
    findInDialog('summary').focus();
    pressKey('Enter');
    pressKey('Escape');
    expect(await decision).toBeNull();
  });
});
