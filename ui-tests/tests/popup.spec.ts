import { expect, type Lab, test } from '../support/lab';
import {
  getPopupItems,
  getLateItem,
  showDocumentation,
  readInsertedText,
  readInsertedTexts
} from '../support/popup';
import { LocalService } from '../support/service';

/** Long enough for the kernel's popup, in milliseconds. */
const SLOW_ANSWER_MS = 2000;

/** Tab: the kernel's items as quick as without us, ours beside them. */
test.describe('the popup', () => {
  let service: LocalService;
  test.beforeAll(async () => {
    service = await LocalService.startScripted({});
  });
  test.afterAll(() => service.dispose());
  test.beforeEach(() => says('int(2.5)'));
  test.use({
    settings: async ({}, use) => {
      const { url, token } = service;
      await use({ serviceUrl: url, token, automatic: false });
    }
  });

  /** What the service answers, and how many milliseconds later. */
  function says(text: string, first_byte_ms = 0): Promise<void> {
    const rules = [{ chunks: [text], first_byte_ms }];
    return service.setScript({ default_accepted: true, rules });
  }

  /** Open the popup when our answer is known. */
  async function openWithOurs(lab: Lab): Promise<void> {
    await lab.openPopup();
    await expect(getLateItem(lab)).toBeVisible();
    await lab.press('Escape');
    await expect(lab.popup).toHaveCount(0);
    await lab.openPopup();
  }

  /** How many completions the service has answered, or given up. */
  async function answered(): Promise<number> {
    const journal = await service.readRequestLog();
    const asked = journal.filter(({ path }) => path === '/v1/completions');
    const ids = asked.map(({ id }) => id);
    return journal.filter(
      ({ event, id }) => event !== 'request' && ids.includes(id)
    ).length;
  }

  test("has the kernel's items while the service hangs", async ({ lab }) => {
    await service.setScript({
      default_accepted: true,
      rules: [{ fault: 'hang' }]
    });
    await lab.openNotebook(['pr']);
    await lab.moveCursorToEndOf(0);
    await lab.openPopup();
    await expect(lab.popup).toContainText('print');
    await expect(lab.popup).not.toContainText('Qiskit');
  });

  test('has our item once it is known, last, and reports its choice', async ({
    lab
  }) => {
    await lab.openNotebook(['"💡"; pr']);
    await lab.moveCursorToEndOf(0);
    await openWithOurs(lab);
    await expect(getPopupItems(lab).first()).not.toContainText('print(2.5)');
    await expect(getPopupItems(lab).last()).toContainText('print(2.5)');
    await expect(getPopupItems(lab).last().locator('svg')).toBeVisible();
    await getPopupItems(lab).last().click();
    expect(await lab.getSource(0)).toBe('"💡"; print(2.5)');
    await expect
      .poll(() => service.readAcceptanceLog())
      .toEqual([expect.objectContaining({ accepted: true })]);
  });

  test('has our item last where JupyterLab sorts', async ({ lab }) => {
    await says('abc()');
    await lab.openNotebook(['"".is']);
    await lab.waitForIdleKernel('"".is');
    await lab.moveCursorToEndOf(0);
    await openWithOurs(lab);
    await expect(getPopupItems(lab).first()).toContainText('isalnum');
    await expect(getPopupItems(lab).last()).toContainText('isabc()');
    await lab.type('a');
    await expect(getPopupItems(lab).first()).toContainText('isalnum');
    await expect(getPopupItems(lab).last()).toContainText('isabc()');
  });

  test("leaves the kernel's items as they are", async ({ lab }) => {
    const sources = ['"💡𝛼é"; pr', 'x = "💡"; %ti', 'open("/et'];
    await lab.openNotebook(sources);
    for (const [cell, source] of sources.entries()) {
      await lab.waitForIdleKernel(source);
      await lab.moveCursorToEndOf(cell);
      await says('_ours()', SLOW_ANSWER_MS);
      await lab.openPopup();
      const theirs = await readInsertedTexts(lab);
      await expect(getLateItem(lab)).toBeVisible();
      expect(theirs).not.toContain(await readInsertedText(getLateItem(lab)));
      await lab.press('Escape');
      await expect(lab.popup).toHaveCount(0);
      await lab.openPopup();
      const all = await readInsertedTexts(lab);
      expect(all.slice(0, -1)).toEqual(theirs);
      expect(all.at(-1)).toMatch(/_ours\(\)$/);
      await getPopupItems(lab).last().click();
      expect(await lab.getSource(cell)).toBe(`${source}_ours()`);
    }
  });

  test('says on one line how many lines there are, and all of them beside', async ({
    lab
  }) => {
    const text = 'int("<b>_x_</b> `y` &amp;")\nif True:\n    pass';
    await says(text);
    await lab.openNotebook(['pr']);
    await showDocumentation(lab);
    await lab.moveCursorToEndOf(0);
    await openWithOurs(lab);
    await expect(getPopupItems(lab).last()).toContainText(
      'print("<b>_x_</b> `y` &amp;") … (+2 lines)'
    );
    await lab.press('ArrowUp');
    await expect(getPopupItems(lab).last()).toHaveClass(/jp-mod-active/);
    const panel = lab.popup.locator('.jp-Completer-docpanel');
    await expect(panel.locator('pre')).toHaveText(`pr${text}`);
    await expect(panel.locator('b')).toHaveCount(0);
  });

  test('that was closed stays closed, and what it asked for is given up', async ({
    lab
  }) => {
    await says('int(2.5)', SLOW_ANSWER_MS);
    await lab.openNotebook(['pr']);
    await lab.moveCursorToEndOf(0);
    const { length } = await service.readPrompts();
    await lab.openPopup();
    await expect
      .poll(async () => (await service.readPrompts()).length)
      .toBeGreaterThan(length);
    await lab.press('Escape');
    await expect(lab.popup).toHaveCount(0);
    await expect.poll(() => service.readLastEvent()).toBe('aborted');
    await expect(lab.statusItem).toHaveText('Qiskit: ready');
    await expect(lab.popup).toHaveCount(0);
    await expect(lab.ghost).toHaveCount(0);
  });

  test('that has nothing is followed by ghost text, but not after Escape', async ({
    lab
  }) => {
    await lab.openNotebook(['unknown_name_pr', 'given_up_pr']);
    await lab.moveCursorToEndOf(1);
    await lab.press('Tab');
    await lab.press('Escape');
    await lab.moveCursorToEndOf(0);
    await lab.press('Tab');
    await expect(lab.ghost).toHaveText('int(2.5)');
    await lab.press('Escape');
    await expect(lab.ghost).toHaveCount(0);
    await lab.moveCursorToEndOf(0);
    // Known by now, it would be the only item.
    await lab.press('Tab');
    await expect(lab.ghost).toHaveText('int(2.5)');
    await expect(lab.popup).toHaveCount(0);
    await lab.press('Tab');
    expect(await lab.getSource(0)).toBe('unknown_name_print(2.5)');
    const prompts = await service.readPrompts();
    expect(prompts.filter(text => text.endsWith('given_up_pr'))).toEqual([]);
  });

  test('is never empty', async ({ lab }) => {
    await says('  \n');
    await lab.openNotebook(['unknown_name_pr']);
    await lab.page.evaluate(() => {
      window.popupsSeen = 0;
      new MutationObserver(() => {
        if (document.querySelector('.jp-Completer:not(.lm-mod-hidden)')) {
          window.popupsSeen++;
        }
      }).observe(document.body, { subtree: true, attributeFilter: ['class'] });
    });
    await lab.moveCursorToEndOf(0);
    const before = await answered();
    await lab.press('Tab');
    await expect.poll(answered).toBeGreaterThan(before);
    await expect(lab.statusItem).toHaveAttribute(
      'title',
      /^scripted-model is ready/
    );
    await lab.press('Tab');
    // The kernel answers one after the other.
    await lab.waitForIdleKernel('unknown_name_pr');
    expect(await lab.page.evaluate(() => window.popupsSeen)).toBe(0);
    await expect(lab.ghost).toHaveCount(0);
  });
});

declare global {
  var popupsSeen: number;
}
