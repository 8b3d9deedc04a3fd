import type { ConnectionTestResult } from '../../core/service/checkConnection';
import {
  findInDialog,
  pressButton,
  pressKey,
  waitForDialogText
} from '../../testing/dialogs/dialog';
import {
  openSetupDialog,
  typeInto,
  createWorkingResult
} from '../../testing/dialogs/setupDialog';

// Close what a spec leaves open.
afterEach(() => pressButton('Cancel'));

describe('what is chosen in the set-up dialog', () => {
  it('sends a token to no other service than it was typed for', async () => {
    const { used, radio, url, token } = await openSetupDialog([
      createWorkingResult()
    ]);
    typeInto(token, 'for-the-hosted-one');
    radio('Another server').click();
    expect(token.value).toBe('');
    typeInto(url, 'http://127.0.0.1:1');
    typeInto(token, 'for-mine');
    typeInto(url, 'http://127.0.0.1:11434');
    pressButton('Test');
    await waitForDialogText(/can suggest code/);
    expect(used).toEqual([['http://127.0.0.1:11434', 'for-mine']]);
  });

  it('can be tested while the test of something else hangs', async () => {
    const signals: AbortSignal[] = [];
    const { radio, url } = await openSetupDialog([], {
      tryService: (serviceUrl, _, signal) => {
        signals.push(signal);
        return serviceUrl === ''
          ? new Promise<ConnectionTestResult>(() => undefined)
          : Promise.resolve(createWorkingResult());
      }
    });
    pressButton('Test');
    radio('Another server').click();
    typeInto(url, 'http://127.0.0.1:11434');
    pressButton('Test');
    await waitForDialogText(/can suggest code/);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
  });

  it('is not settled by Enter where that unfolds what answered', async () => {
    const { setup } = await openSetupDialog([createWorkingResult()]);
    pressButton('Test');
    await waitForDialogText(/can suggest code/);
    findInDialog('summary').tabIndex = 0;
    findInDialog('summary').focus();
    pressKey('Enter');
    pressKey('Escape');
    expect(await setup).toBeNull();
  });
});
