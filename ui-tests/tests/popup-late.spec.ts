import type { NotebookPanel } from '@jupyterlab/notebook';
import { expect, type Lab, test } from '../support/lab';
import {
  getPopupItems,
  getLateItem,
  showDocumentation
} from '../support/popup';
import { LocalService } from '../support/service';

/** Long enough for the kernel's popup, in milliseconds. */
const SLOW_ANSWER_MS = 2000;

/** Keeps the kernel busy until there is a file beside the notebook. */
const BUSY_KERNEL_CODE =
  'import os, time\nwhile not os.path.exists("go"):\n    time.sleep(0.01)';

/** What comes late: after the popup of Tab, or a popup after the disclaimer. */
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

  test('is joined by a late item, and the choice stays', async ({ lab }) => {
    await says('int(2.5)', SLOW_ANSWER_MS);
    await lab.openNotebook(['"💡"; pr']);
    await lab.moveCursorToEndOf(0);
    await lab.openPopup();
    for (let i = 0; i < 12; i++) {
      await lab.press('ArrowDown');
    }
    const chosen = lab.popup.locator('.jp-mod-active');
    const before = await chosen.textContent();
    const scroll = await readScrollPositions(lab);
    await expect(getLateItem(lab)).toBeVisible();
    expect(await chosen.textContent()).toBe(before);
    expect(await readScrollPositions(lab)).toEqual(scroll);
    await expect(getPopupItems(lab).last()).toContainText('print(2.5)');
    await getPopupItems(lab).last().click();
    expect(await lab.getSource(0)).toBe('"💡"; print(2.5)');
    await expect
      .poll(async () => (await service.readAcceptanceLog()).at(-1))
      .toMatchObject({ accepted: true });
  });

  test('lets a late item be chosen by keys, with its documentation', async ({
    lab
  }) => {
    const text = 'int(\n    "<b>"\n)';
    await says(text, SLOW_ANSWER_MS);
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

  test('takes a late item beside a single one with Tab', async ({ lab }) => {
    await says('_something()', SLOW_ANSWER_MS);
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

  test('drops a late item when typing goes on', async ({ lab }) => {
    await says('int(2.5)', SLOW_ANSWER_MS);
    await lab.openNotebook(['pr']);
    await lab.moveCursorToEndOf(0);
    await lab.openPopup();
    await expect(getLateItem(lab)).toBeVisible();
    await lab.type('o');
    await expect(getLateItem(lab)).toHaveCount(0);
    await expect(lab.popup).toContainText('property');
  });

  test('that comes after the disclaimer, of a busy kernel, has our item', async ({
    lab
  }) => {
    const { page, dialog } = lab;
    const rules = [{ chunks: ['int(2.5)'] }];
    await service.setScript({ models: ['not-accepted'], rules });
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

/** How far list and notebook are scrolled. */
async function readScrollPositions(lab: Lab): Promise<number[]> {
  return lab.page.evaluate(() => {
    const panel = window.jupyterapp.shell.currentWidget as NotebookPanel;
    const list = document.querySelector(
      '.jp-Completer:not(.lm-mod-hidden) .jp-Completer-list'
    );
    return [list?.scrollTop ?? -1, panel.content.node.scrollTop];
  });
}
