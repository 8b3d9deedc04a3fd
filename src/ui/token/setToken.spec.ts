import { waitForDialog } from '@jupyterlab/testing';
import { nullTranslator } from '@jupyterlab/translation';
import {
  findInDialog,
  pressButton,
  waitForDialogText
} from '../../testing/dialogs/dialog';
import { setTokenInDialog } from './setToken';

const trans = nullTranslator.load('');

// Closes dialogs that a test leaves open.
afterEach(() => pressButton('Cancel'));

/** Opens the dialog and enters a token. */
async function openWithToken(token: string) {
  const storedTokens: string[] = [];
  const result = setTokenInDialog(
    {
      describe: () =>
        Promise.resolve({
          service: 'http://service',
          relay: null,
          secrets: null,
          tokenLocation: { kind: 'none' }
        }),
      setToken: value => {
        storedTokens.push(value);
        return value === 'rejected'
          ? Promise.reject(new Error('No.'))
          : Promise.resolve(null);
      }
    },
    trans
  );
  await waitForDialog();
  const input = findInDialog('input') as HTMLInputElement;
  input.value = token;
  return { result, storedTokens, input };
}

describe('the token dialog', () => {
  it('hides the token, has a label, and describes where the token will be stored', async () => {
    const { input } = await openWithToken('');
    expect(input.type).toBe('password');
    expect(input.autocomplete).toBe('off');
    expect(input.labels?.[0]?.textContent).toMatch(/as plain text/);
  });

  it.each([
    ['Set', ' sesame ', ['sesame'], true, false],
    ['Set', '', [''], true, false],
    ['Cancel', 'sesame', [], false, false],
    ['Test Connection', 'sesame', ['sesame'], true, true],
    ['Test Connection', '', [], false, true]
  ])(
    'does what the button %s says with “%s”',
    async (label, token, tokens, hasChanged, shouldCheckConnection) => {
      const { result, storedTokens } = await openWithToken(token);
      pressButton(label);
      expect(await result).toEqual({ hasChanged, shouldCheckConnection });
      expect(storedTokens).toEqual(tokens);
    }
  );

  it('shows why the token was not stored, and requests no check then', async () => {
    // JupyterLab logs a warning for each error that it shows.
    const warn = jest.spyOn(console, 'warn').mockReturnValue();
    const { result } = await openWithToken('rejected');
    pressButton('Test Connection');
    await waitForDialogText(/No\./);
    pressButton('Close');
    expect(await result).toEqual({
      hasChanged: false,
      shouldCheckConnection: false
    });
    warn.mockRestore();
  });
});
