import type { ConnectionTestResult } from '../../core/service/checkConnection';
import {
  inDialog,
  pressButton,
  pressKey,
  untilDialogSays
} from '../../testing/dialogs/dialog';
import { opened, type, works } from '../../testing/dialogs/setupDialog';

// Close what a spec leaves open.
afterEach(() => pressButton('Cancel'));

describe('what is chosen in the set-up dialog', () => {
  it('sends a token to no other service than it was typed for', async () => {
    const { used, radio, url, token } = await opened([works()]);
    type(token, 'for-the-hosted-one');
    radio('Another server').click();
    expect(token.value).toBe('');
    type(url, 'http://127.0.0.1:1');
    type(token, 'for-mine');
    type(url, 'http://127.0.0.1:11434');
    pressButton('Test');
    await untilDialogSays(/can suggest code/);
    expect(used).toEqual([['http://127.0.0.1:11434', 'for-mine']]);
  });

  it('can be tested while the test of something else hangs', async () => {
    const signals: AbortSignal[] = [];
    const { radio, url } = await opened([], {
      use: (serviceUrl, _, signal) => {
        signals.push(signal);
        return serviceUrl === ''
          ? new Promise<ConnectionTestResult>(() => undefined)
          : Promise.resolve(works());
      }
    });
    pressButton('Test');
    radio('Another server').click();
    type(url, 'http://127.0.0.1:11434');
    pressButton('Test');
    await untilDialogSays(/can suggest code/);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
  });

  it('is not settled by Enter where that unfolds what answered', async () => {
    const { setup } = await opened([works()]);
    pressButton('Test');
    await untilDialogSays(/can suggest code/);
    inDialog('summary').tabIndex = 0;
    inDialog('summary').focus();
    pressKey('Enter');
    pressKey('Escape');
    expect(await setup).toBeNull();
  });
});
