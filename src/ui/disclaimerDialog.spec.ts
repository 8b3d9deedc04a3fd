import { Sanitizer } from '@jupyterlab/apputils';
import { waitForDialog } from '@jupyterlab/testing';
import { nullTranslator } from '@jupyterlab/translation';
import type { IDisclaimer } from '../core/api/wire';
import { askAboutDisclaimer, type Decision } from './disclaimerDialog';

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
async function opened(changed: Partial<IDisclaimer> = {}) {
  const disclaimer = { ...DISCLAIMER, ...changed };
  const decision = askAboutDisclaimer(disclaimer, new Sanitizer(), trans);
  await waitForDialog();
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
afterEach(() => press('Later'));

describe('the dialog', () => {
  it('says which model and version it is about', async () => {
    const { find, words } = await opened();
    expect(find('.jp-Dialog-header').textContent).toBe(title);
    expect(words).toContain('granite');
    expect(words).toContain('version of the text: 2');
    expect(words).toContain('Read the terms.');
  });

  it('says nothing of a version that is not known', async () => {
    const { words } = await opened({ version: '', title: '' });
    expect(words).toContain('Disclaimer');
    expect(words).not.toContain('version');
  });

  it.each<[string, Decision]>([
    ['Accept', 'accept'],
    ['Reject', 'reject'],
    ['Later', 'later']
  ])('has a button %s', async (label, expected) => {
    const { decision } = await opened();
    press(label);
    expect(await decision).toBe(expected);
  });

  it.each([
    ['Enter', 13],
    ['Escape', 27]
  ])('accepts nothing by %s', async (key, keyCode) => {
    const { decision } = await opened();
    const event = new KeyboardEvent('keydown', { key, keyCode, bubbles: true });
    document.activeElement?.dispatchEvent(event);
    expect(await decision).toBe('later');
  });
});

describe('the text of a disclaimer', () => {
  it.each([
    ['a script', '<script>window.hacked = 1</script>'],
    ['an image that fails', '<img src="x" onerror="window.hacked = 1">'],
    ['a frame', '<iframe src="javascript:parent.hacked = 1"></iframe>'],
    ['a drawing', '<svg onload="window.hacked = 1"></svg>'],
    ['a link', '<a href="javascript:window.hacked = 1">Terms</a>'],
    ['a hidden link', '<a href=" java&#10;script:window.hacked = 1">Terms</a>'],
    ['data', '<a href="data:text/html,<script>1</script>">Terms</a>'],
    ['a form', '<form action="https://e.org"><p>Name</p></form>'],
    ['a click', '<p onclick="window.hacked = 1">Terms</p>']
  ])('runs no code: %s', async (_, payload) => {
    const { text } = await opened({ body: `<p>Hello</p>${payload}` });
    expect(text.textContent).toContain('Hello');
    expect(text.querySelector('script, iframe, object, form')).toBeNull();
    for (const element of text.querySelectorAll('*')) {
      const attributes = [...element.attributes].map(({ name }) => name);
      expect(attributes.filter(name => name.startsWith('on'))).toEqual([]);
      const href = element.getAttribute('href') ?? '';
      expect(href.replace(/\s/g, '')).not.toMatch(/^(javascript|data):/i);
    }
    text
      .querySelectorAll('a, p')
      .forEach(element => element.dispatchEvent(new MouseEvent('click')));
    expect(window).not.toHaveProperty('hacked');
  });

  it('has links that open elsewhere and can’t reach back', async () => {
    const body =
      '<a href="https://a.org" target="_self" rel="opener">A</a>' +
      '<p><a href="https://b.org">B</a></p>';
    const { text } = await opened({ body });
    const links = [...text.querySelectorAll('a')];
    expect(links.map(({ href }) => href)).toEqual([
      'https://a.org/',
      'https://b.org/'
    ]);
    for (const { target, rel } of links) {
      expect(target).toBe('_blank');
      expect(rel.split(' ').sort()).toEqual(['noopener', 'noreferrer']);
    }
  });

  it('that is plain stays as it is', async () => {
    const body = 'If a < b & c > d:\n  **accept** &amp; go on\n';
    const { text } = await opened({ body });
    expect(text.textContent).toBe(body);
    expect(text.children).toHaveLength(0);
  });
});
