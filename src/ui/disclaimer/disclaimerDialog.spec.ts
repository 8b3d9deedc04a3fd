import { Sanitizer } from '@jupyterlab/apputils';
import { waitForDialog } from '@jupyterlab/testing';
import { nullTranslator } from '@jupyterlab/translation';
import type { IDisclaimer } from '../../wire/completionApi';
import { pressKey, waitForDialogText } from '../../testing/dialogs/dialog';
import {
  askForDisclaimerDecision,
  type DisclaimerDecision
} from './disclaimerDialog';

const trans = nullTranslator.load('');

const title = 'Terms of use';

const DISCLAIMER: IDisclaimer = {
  id: 'd1',
  version: '2',
  title,
  body: '<p>Read <a href="https://example.org/terms">the terms</a>.</p>',
  model: 'granite',
  accepted: false
};

/** The dialog, once it is there. */
async function openDisclaimer(
  changed: Partial<IDisclaimer> = {},
  acceptedAt: Date | null = null
) {
  const disclaimer = { ...DISCLAIMER, ...changed };
  const renderer = { sanitizer: new Sanitizer(), markdown: null };
  const decision = askForDisclaimerDecision(
    disclaimer,
    renderer,
    trans,
    acceptedAt
  );
  await waitForDialog();
  // It is drawn after the rest.
  await waitForDialogText(/./, '.jp-Dialog-header');
  const find = (selector: string) =>
    document.querySelector(`.jp-Dialog ${selector}`) as HTMLElement;
  const text = find('.jp-QiskitCompleter-disclaimer-text');
  const words = find('.jp-Dialog-content').textContent;
  return { decision, find, text, words };
}

function press(label: string): void {
  [...document.querySelectorAll<HTMLElement>('.jp-Dialog-button')]
    .find(button => button.textContent === label)
    ?.click();
}

// Close what a spec leaves open.
afterEach(() => ['Later', 'Close'].forEach(press));

describe('the dialog', () => {
  it('says which model and version it is about', async () => {
    const { find, words } = await openDisclaimer();
    expect(find('.jp-Dialog-header').textContent).toBe(title);
    expect(words).toContain('granite');
    expect(words).toContain('version of the text: 2');
    expect(words).toContain('Read the terms.');
  });

  it('says what Later and Reject do, and of neither once it is accepted', async () => {
    const { words } = await openDisclaimer();
    expect(words).toMatch(/Later leaves that open, and Reject tells/);
    press('Later');
    const again = await openDisclaimer({ accepted: true });
    expect(again.words).not.toMatch(/Later|Reject/);
  });

  it('says nothing of a version that is not known', async () => {
    const { words } = await openDisclaimer({ version: '', title: '' });
    expect(words).toContain('Disclaimer');
    expect(words).not.toContain('version');
  });

  it.each<[string, DisclaimerDecision]>([
    ['Accept', 'accept'],
    ['Reject', 'reject'],
    ['Later', 'later']
  ])('has a button %s', async (label, expected) => {
    const { decision } = await openDisclaimer();
    press(label);
    expect(await decision).toBe(expected);
  });

  it('is left for later by Escape', async () => {
    const { decision } = await openDisclaimer();
    pressKey('Escape');
    expect(await decision).toBe('later');
  });
});

describe('the focus', () => {
  it('is on the text', async () => {
    const { text } = await openDisclaimer();
    expect(document.activeElement).toBe(text);
  });

  it('goes to the field by Ctrl+F', async () => {
    const { text, find } = await openDisclaimer();
    text.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'f', ctrlKey: true, bubbles: true })
    );
    expect(document.activeElement).toBe(find('input'));
  });

  it('on text, link or tool has Enter decide nothing', async () => {
    const { decision, find } = await openDisclaimer();
    for (const selector of [
      '.jp-QiskitCompleter-disclaimer-text',
      'a',
      '.jp-QiskitCompleter-tools button',
      'input'
    ]) {
      (find(selector) as HTMLInputElement).disabled = false;
      find(selector).focus();
      expect(document.activeElement).toBe(find(selector));
      pressKey('Enter');
      expect(document.querySelector('.jp-Dialog')).not.toBeNull();
    }
    press('Later');
    expect(await decision).toBe('later');
  });
});

describe('an accepted disclaimer', () => {
  it('says when it was accepted', async () => {
    const since = new Date(2026, 10, 23, 3, 5);
    const { words } = await openDisclaimer({ accepted: true }, since);
    expect(words).toMatch(/accepted it on .*November.*2026/);
  });

  it('says so also where nobody knows when', async () => {
    const { words } = await openDisclaimer({ accepted: true });
    expect(words).toMatch(/when is not known/);
  });

  it.each<[string, DisclaimerDecision]>([
    ['Withdraw…', 'withdraw'],
    ['Close', 'close']
  ])('has a button %s', async (label, expected) => {
    const { decision } = await openDisclaimer({ accepted: true });
    press(label);
    expect(await decision).toBe(expected);
  });

  it('stays as it is by Escape', async () => {
    const { decision } = await openDisclaimer({ accepted: true });
    pressKey('Escape');
    expect(await decision).toBe('close');
  });
});
