import type { NotebookPanel } from '@jupyterlab/notebook';
import { expect, type Lab, test } from '../support/lab';
import {
  getPopupItems,
  getLateItem,
  showDocumentation,
  SLOW_ANSWER_MS,
  usePopupService
} from '../support/popup';

/** Keeps the kernel busy until the file `go` exists beside the notebook. */
const BUSY_KERNEL_CODE =
  'import os, time\nwhile not os.path.exists("go"):\n    time.sleep(0.01)';

/**
 * Completions that come after the popup, and a popup that opens after the
 * disclaimer.
 */
test.describe('a late popup item', () => {
  const { getService, setCompletion } = usePopupService();

  test('is added to the open popup without changing the selection', async ({
    lab
  }) => {
    await setCompletion('int(2.5)', SLOW_ANSWER_MS);
    await lab.openNotebook(['"💡"; pr']);
    await lab.moveCursorToEndOf(0);
    await lab.openPopup();
    for (let i = 0; i < 12; i++) {
      await lab.press('ArrowDown');
    }
    const selected = lab.popup.locator('.jp-mod-active');
    const before = await selected.textContent();
    const scrollPositions = await readScrollPositions(lab);
    await expect(getLateItem(lab)).toBeVisible();
    expect(await selected.textContent()).toBe(before);
    expect(await readScrollPositions(lab)).toEqual(scrollPositions);
    await expect(getPopupItems(lab).last()).toContainText('print(2.5)');
    await getPopupItems(lab).last().click();
    expect(await lab.getSource(0)).toBe('"💡"; print(2.5)');
    await expect
      .poll(async () => (await getService().readAcceptanceLog()).at(-1))
      .toMatchObject({ accepted: true });
  });

  test('can be selected by keyboard and shows its documentation', async ({
    lab
  }) => {
    const text = 'int(\n    "<b>"\n)';
    await setCompletion(text, SLOW_ANSWER_MS);
    await lab.openNotebook(['"💡"; pr']);
    await showDocumentation(lab);
    await lab.moveCursorToEndOf(0);
    await lab.openPopup();
    await expect(getLateItem(lab)).toContainText('print( … (+2 lines)');
    await lab.press('ArrowUp');
    await expect(getLateItem(lab)).toHaveClass(/jp-mod-active/);
    const panel = lab.popup.locator('.jp-Completer-docpanel');
    await expect(panel.locator('pre')).toHaveText(`pr${text}`);
    await lab.press('ArrowDown');
    await lab.press('ArrowUp');
    await expect(panel.locator('pre')).toHaveText(`pr${text}`);
    await lab.press('Enter');
    expect(await lab.getSource(0)).toBe(`"💡"; pr${text}`);
    await expect(lab.popup).toHaveCount(0);
  });

  test('can be accepted by Tab beside a single item of the kernel', async ({
    lab
  }) => {
    await setCompletion('_something()', SLOW_ANSWER_MS);
    await lab.openNotebook(['"".isalp']);
    await lab.waitForIdleKernel('"".isalp');
    await lab.moveCursorToEndOf(0);
    await lab.openPopup();
    await expect(getLateItem(lab)).toBeVisible();
    await expect(getPopupItems(lab)).toHaveCount(2);
    await lab.press('ArrowDown');
    await lab.press('Tab');
    expect(await lab.getSource(0)).toBe('"".isalp_something()');
  });

  test('is removed when typing continues', async ({ lab }) => {
    await setCompletion('int(2.5)', SLOW_ANSWER_MS);
    await lab.openNotebook(['pr']);
    await lab.moveCursorToEndOf(0);
    await lab.openPopup();
    await expect(getLateItem(lab)).toBeVisible();
    await lab.type('o');
    await expect(getLateItem(lab)).toHaveCount(0);
    await expect(lab.popup).toContainText('property');
  });

  test('is shown when a busy kernel opens the popup after the disclaimer', async ({
    lab
  }) => {
    const { page, dialog } = lab;
    const rules = [{ chunks: ['int(2.5)'] }];
    await getService().setScript({ models: ['not-accepted'], rules });
    await lab.openNotebook([BUSY_KERNEL_CODE, 'pr']);
    await lab.moveCursorToEndOf(0);
    await lab.press('Shift+Enter');
    await page.locator('text=/ \\| Busy/').waitFor();
    await lab.moveCursorToEndOf(1);
    await lab.press('Tab');
    await dialog.getByRole('button', { name: 'Accept' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(lab.popup).toHaveCount(0);
    await page.contents.uploadContent('', 'text', `${lab.folder}/go`);
    await lab.popup.waitFor();
    await expect(getLateItem(lab)).toContainText('print(2.5)');
    await getLateItem(lab).click();
    expect(await lab.getSource(1)).toBe('print(2.5)');
  });
});

/**
 * Returns the scroll positions of the popup's list and of the notebook, in
 * pixels.
 */
async function readScrollPositions(lab: Lab): Promise<number[]> {
  return lab.page.evaluate(() => {
    const panel = window.jupyterapp.shell.currentWidget as NotebookPanel;
    const list = document.querySelector(
      '.jp-Completer:not(.lm-mod-hidden) .jp-Completer-list'
    );
    return [list?.scrollTop ?? -1, panel.content.node.scrollTop];
  });
}
