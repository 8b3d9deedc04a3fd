import { waitForDialog } from '@jupyterlab/testing';
import { nullTranslator } from '@jupyterlab/translation';
import { inDialog, pressButton, untilDialogSays } from '../../testing/dialogs/dialog';
import { setToken } from './setToken';

const trans = nullTranslator.load('');

// Close what a spec leaves open.
afterEach(() => pressButton('Cancel'));

/** The dialog with a token typed in it. */
async function typed(token: string) {
  const kept: string[] = [];
  const outcome = setToken(
    {
      describe: () =>
        Promise.resolve({
          service: 'http://service',
          relay: null,
          secrets: null,
          token: { kind: 'none' }
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
  const input = inDialog('input') as HTMLInputElement;
  input.value = token;
  return { outcome, kept, input };
}

describe('the dialog for a token', () => {
  it('hides what is typed, is labelled, and says where it will be', async () => {
    const { input } = await typed('');
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
    const { outcome, kept } = await typed(token);
    pressButton(label);
    expect(await outcome).toEqual({ changed, test });
    expect(kept).toEqual(all);
  });

  it('says what could not be kept, and tests nothing then', async () => {
    // JupyterLab's, for each error that it shows.
    const warned = jest.spyOn(console, 'warn').mockReturnValue();
    const { outcome } = await typed('refused');
    pressButton('Test Connection');
    await untilDialogSays(/No\./);
    pressButton('Close');
    expect(await outcome).toEqual({ changed: false, test: false });
    warned.mockRestore();
  });
});
