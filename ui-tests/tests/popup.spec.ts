import { expect, type Lab, test } from '../support/lab';
import {
  getPopupItems,
  getLateItem,
  holdIdleCallbacks,
  showDocumentation,
  readInsertedText,
  readInsertedTexts,
  SLOW_ANSWER_MS,
  usePopupService
} from '../support/popup';

/** Tab opens the popup as quickly as without the extension, whose item is added. */
test.describe('the popup', () => {
  const { getService, setCompletion } = usePopupService();

  /** Opens the popup twice: the second time the completion is in the cache. */
  async function openWithCachedItem(lab: Lab): Promise<void> {
    await lab.openPopup();
    await expect(getLateItem(lab)).toBeVisible();
    await lab.press('Escape');
    await expect(lab.popup).toHaveCount(0);
    await lab.openPopup();
  }

  /** Returns how many requests for completions have ended. */
  async function countEndedRequests(): Promise<number> {
    const journal = await getService().readRequestLog();
    const requests = journal.filter(({ path }) => path === '/v1/completions');
    const ids = requests.map(({ id }) => id);
    return journal.filter(
      ({ event, id }) => event !== 'request' && ids.includes(id)
    ).length;
  }

  test("shows the kernel's items while the service hangs", async ({ lab }) => {
    await getService().setScript({
      default_accepted: true,
      rules: [{ fault: 'hang' }]
    });
    await lab.openNotebook(['pr']);
    await lab.moveCursorToEndOf(0);
    await lab.openPopup();
    await expect(lab.popup).toContainText('print');
    await expect(lab.popup).not.toContainText('Qiskit');
  });

  test('shows the cached completion as the last item and reports its acceptance', async ({
    lab
  }) => {
    await lab.openNotebook(['"💡"; pr']);
    await lab.moveCursorToEndOf(0);
    // On a slow machine, the first popup would be reported before the second.
    const releaseIdleCallbacks = await holdIdleCallbacks(lab.page);
    await openWithCachedItem(lab);
    await expect(getPopupItems(lab).first()).not.toContainText('print(2.5)');
    await expect(getPopupItems(lab).last()).toContainText('print(2.5)');
    await expect(getPopupItems(lab).last().locator('svg')).toBeVisible();
    await getPopupItems(lab).last().click();
    expect(await lab.getSource(0)).toBe('"💡"; print(2.5)');
    await releaseIdleCallbacks();
    await expect
      .poll(() => getService().readAcceptanceLog())
      .toEqual([expect.objectContaining({ accepted: true })]);
  });

  test('shows the completion last even where JupyterLab sorts the items', async ({
    lab
  }) => {
    await setCompletion('abc()');
    await lab.openNotebook(['"".is']);
    await lab.waitForIdleKernel('"".is');
    await lab.moveCursorToEndOf(0);
    await openWithCachedItem(lab);
    await expect(getPopupItems(lab).first()).toContainText('isalnum');
    await expect(getPopupItems(lab).last()).toContainText('isabc()');
    await lab.type('a');
    await expect(getPopupItems(lab).first()).toContainText('isalnum');
    await expect(getPopupItems(lab).last()).toContainText('isabc()');
  });

  test("does not change the kernel's items", async ({ lab }) => {
    const sources = ['"💡𝛼é"; pr', 'x = "💡"; %ti', 'open("/et'];
    await lab.openNotebook(sources);
    for (const [cell, source] of sources.entries()) {
      await lab.waitForIdleKernel(source);
      await lab.moveCursorToEndOf(cell);
      await setCompletion('_ours()', SLOW_ANSWER_MS);
      await lab.openPopup();
      const kernelTexts = await readInsertedTexts(lab);
      await expect(getLateItem(lab)).toBeVisible();
      expect(kernelTexts).not.toContain(
        await readInsertedText(getLateItem(lab))
      );
      await lab.press('Escape');
      await expect(lab.popup).toHaveCount(0);
      await lab.openPopup();
      const texts = await readInsertedTexts(lab);
      expect(texts.slice(0, -1)).toEqual(kernelTexts);
      expect(texts.at(-1)).toMatch(/_ours\(\)$/);
      await getPopupItems(lab).last().click();
      expect(await lab.getSource(cell)).toBe(`${source}_ours()`);
    }
  });

  test('shows a completion of several lines on one line, and in full beside the popup', async ({
    lab
  }) => {
    const text = 'int("<b>_x_</b> `y` &amp;")\nif True:\n    pass';
    await setCompletion(text);
    await lab.openNotebook(['pr']);
    await showDocumentation(lab);
    await lab.moveCursorToEndOf(0);
    await openWithCachedItem(lab);
    await expect(getPopupItems(lab).last()).toContainText(
      'print("<b>_x_</b> `y` &amp;") … (+2 lines)'
    );
    await lab.press('ArrowUp');
    await expect(getPopupItems(lab).last()).toHaveClass(/jp-mod-active/);
    const panel = lab.popup.locator('.jp-Completer-docpanel');
    await expect(panel.locator('pre')).toHaveText(`pr${text}`);
    await expect(panel.locator('b')).toHaveCount(0);
  });

  test('stays closed after Escape, and its request is aborted', async ({
    lab
  }) => {
    await setCompletion('int(2.5)', SLOW_ANSWER_MS);
    await lab.openNotebook(['pr']);
    await lab.moveCursorToEndOf(0);
    const before = (await getService().readPrompts()).length;
    await lab.openPopup();
    await expect
      .poll(async () => (await getService().readPrompts()).length)
      .toBeGreaterThan(before);
    await lab.press('Escape');
    await expect(lab.popup).toHaveCount(0);
    await expect.poll(() => getService().readLastEvent()).toBe('aborted');
    await expect(lab.statusItem).toHaveText('Qiskit: ready');
    await expect(lab.popup).toHaveCount(0);
    await expect(lab.ghost).toHaveCount(0);
  });

  test('is replaced by ghost text if the kernel has no items, but not after Escape', async ({
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
    // The completion is cached now and would be the popup's only item.
    await lab.press('Tab');
    await expect(lab.ghost).toHaveText('int(2.5)');
    await expect(lab.popup).toHaveCount(0);
    await lab.press('Tab');
    expect(await lab.getSource(0)).toBe('unknown_name_print(2.5)');
    const prompts = await getService().readPrompts();
    expect(prompts.filter(text => text.endsWith('given_up_pr'))).toEqual([]);
  });

  test('never opens empty', async ({ lab }) => {
    await setCompletion('  \n');
    await lab.openNotebook(['unknown_name_pr']);
    await lab.page.evaluate(() => {
      window.popupCount = 0;
      new MutationObserver(() => {
        if (document.querySelector('.jp-Completer:not(.lm-mod-hidden)')) {
          window.popupCount++;
        }
      }).observe(document.body, { subtree: true, attributeFilter: ['class'] });
    });
    await lab.moveCursorToEndOf(0);
    const before = await countEndedRequests();
    await lab.press('Tab');
    await expect.poll(countEndedRequests).toBeGreaterThan(before);
    await expect(lab.statusItem).toHaveAttribute(
      'title',
      /^scripted-model is ready/
    );
    await lab.press('Tab');
    // The kernel answers its requests one after another.
    await lab.waitForIdleKernel('unknown_name_pr');
    expect(await lab.page.evaluate(() => window.popupCount)).toBe(0);
    await expect(lab.ghost).toHaveCount(0);
  });
});

declare global {
  var popupCount: number;
}
