import { waitForDialog } from '@jupyterlab/testing';
import { nullTranslator } from '@jupyterlab/translation';
import {
  findInDialog,
  pressButton,
  waitForDialogText
} from '../../testing/dialogs/dialog';
import { setTokenInDialog } from './setToken';

const trans = nullTranslator.load('');

// Close what a spec leaves open.
afterEach(() => pressButton('Cancel'));

/** The dialog with a token typed in it. */
async function openWithToken(token: string) {
  const kept: string[] = [];
  const outcome = setTokenInDialog(
    {
      describe: () =>
        Promise.resolve({
          service: 'http://service',
          relay: null,
          secrets: null,
          tokenLocation: { kind: 'none' }
        }),
      setToken: value => {
        kept.push(value);
        return value === 'refused'
          ? Promise.reject(new Error('No.'))
          : Promise.resolve(null);
      }
    },
    trans
  );
  await waitForDialog();
  const input = findInDialog('input') as HTMLInputElement;
  input.value = token;
  return { outcome, kept, input };
}

describe('the dialog for a token', () => {
  it('hides what is typed, is labelled, and says where it will be', async () => {
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
  ])('does as %s says with “%s”', async (label, token, all, changed, test) => {
    const { outcome, kept } = await openWithToken(token);
    pressButton(label);
    expect(await outcome).toEqual({ changed, test });
    expect(kept).toEqual(all);
  });

  it('says what could not be kept, and tests nothing then', async () => {
    // JupyterLab's, for each error that it shows.
    const warned = jest.spyOn(console, 'warn').mockReturnValue();
    const { outcome } = await openWithToken('refused');
    pressButton('Test Connection');
    await waitForDialogText(/No\./);
    pressButton('Close');
    expect(await outcome).toEqual({ changed: false, test: false });
    warned.mockRestore();
  });
});
