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

/** Opens the dialog, and waits until it shows its title, which comes last. */
async function openDisclaimer(
  changes: Partial<IDisclaimer> = {},
  acceptedAt: Date | null = null
) {
  const disclaimer = { ...DISCLAIMER, ...changes };
  const renderer = { sanitizer: new Sanitizer(), markdown: null };
  const decision = askForDisclaimerDecision(
    disclaimer,
    renderer,
    trans,
    acceptedAt
  );
  await waitForDialog();
  await waitForDialogText(/./, '.jp-Dialog-header');
  const find = (selector: string) =>
    document.querySelector(`.jp-Dialog ${selector}`) as HTMLElement;
  const text = find('.jp-QiskitCompleter-disclaimer-text');
  const content = find('.jp-Dialog-content').textContent;
  return { decision, find, text, content };
}

function press(label: string): void {
  [...document.querySelectorAll<HTMLElement>('.jp-Dialog-button')]
    .find(button => button.textContent === label)
    ?.click();
}

// Closes the dialog if a test leaves it open.
afterEach(() => ['Later', 'Close'].forEach(press));

describe('the dialog', () => {
  it('names the model and the version', async () => {
    const { find, content } = await openDisclaimer();
    expect(find('.jp-Dialog-header').textContent).toBe(title);
    expect(content).toContain('granite');
    expect(content).toContain('version of the text: 2');
    expect(content).toContain('Read the terms.');
  });

  it('explains Later and Reject, but only before the disclaimer is accepted', async () => {
    const { content } = await openDisclaimer();
    expect(content).toMatch(/Later leaves the decision open; Reject tells/);
    press('Later');
    const acceptedDialog = await openDisclaimer({ accepted: true });
    expect(acceptedDialog.content).not.toMatch(/Later|Reject/);
  });

  it('omits a version that is not known', async () => {
    const { content } = await openDisclaimer({ version: '', title: '' });
    expect(content).toContain('Disclaimer');
    expect(content).not.toContain('version');
  });

  it.each<[string, DisclaimerDecision]>([
    ['Accept', 'accept'],
    ['Reject', 'reject'],
    ['Later', 'later']
  ])('returns the decision of the button %s', async (label, expected) => {
    const { decision } = await openDisclaimer();
    press(label);
    expect(await decision).toBe(expected);
  });

  it('is left for later when Escape is pressed', async () => {
    const { decision } = await openDisclaimer();
    pressKey('Escape');
    expect(await decision).toBe('later');
  });
});

describe('the focus', () => {
  it('is on the text at first', async () => {
    const { text } = await openDisclaimer();
    expect(document.activeElement).toBe(text);
  });

  it('moves to the search field when Ctrl+F is pressed', async () => {
    const { text, find } = await openDisclaimer();
    text.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'f', ctrlKey: true, bubbles: true })
    );
    expect(document.activeElement).toBe(find('input'));
  });

  it('keeps Enter from deciding while it is on the text, a link or a tool', async () => {
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
  it('shows when it was accepted', async () => {
    const acceptedAt = new Date(2026, 10, 23, 3, 5);
    const { content } = await openDisclaimer({ accepted: true }, acceptedAt);
    expect(content).toMatch(/accepted it on .*November.*2026/);
  });

  it('shows that it is accepted even if the date is not known', async () => {
    const { content } = await openDisclaimer({ accepted: true });
    expect(content).toMatch(/date is not known/);
  });

  it.each<[string, DisclaimerDecision]>([
    ['Withdraw…', 'withdraw'],
    ['Close', 'close']
  ])('returns the decision of the button %s', async (label, expected) => {
    const { decision } = await openDisclaimer({ accepted: true });
    press(label);
    expect(await decision).toBe(expected);
  });

  it('stays accepted when Escape is pressed', async () => {
    const { decision } = await openDisclaimer({ accepted: true });
    pressKey('Escape');
    expect(await decision).toBe('close');
  });
});
