import type { NotebookPanel } from '@jupyterlab/notebook';
import { expect, type Lab, test } from '../support/lab';
import { items, late, showDocumentation } from '../support/popup';
import { Service } from '../support/service';

/** Long enough for the kernel's popup, in milliseconds. */
const LATER_MS = 2000;

/** Keeps the kernel busy until there is a file beside the notebook. */
const BUSY =
  'import os, time\nwhile not os.path.exists("go"):\n    time.sleep(0.01)';

/** What comes late: after the popup of Tab, or a popup after the disclaimer. */
test.describe('the popup', () => {
  let service: Service;
  test.beforeAll(async () => {
    service = await Service.scripted({});
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
    return service.answer({ default_accepted: true, rules });
  }

  test('is joined by a late item, and the choice stays', async ({ lab }) => {
    await says('int(2.5)', LATER_MS);
    await lab.open(['"💡"; pr']);
    await lab.cursorAtEndOf(0);
    await lab.openPopup();
    for (let i = 0; i < 12; i++) {
      await lab.press('ArrowDown');
    }
    const chosen = lab.popup.locator('.jp-mod-active');
    const before = await chosen.textContent();
    const scroll = await scrolled(lab);
    await expect(late(lab)).toBeVisible();
    expect(await chosen.textContent()).toBe(before);
    expect(await scrolled(lab)).toEqual(scroll);
    await expect(items(lab).last()).toContainText('print(2.5)');
    await items(lab).last().click();
    expect(await lab.source(0)).toBe('"💡"; print(2.5)');
    await expect
      .poll(async () => (await service.reviews()).at(-1))
      .toMatchObject({ accepted: true });
  });

  test('lets a late item be chosen by keys, with its documentation', async ({
    lab
  }) => {
    const text = 'int(\n    "<b>"\n)';
    await says(text, LATER_MS);
    await lab.open(['"💡"; pr']);
    await showDocumentation(lab);
    await lab.cursorAtEndOf(0);
    await lab.openPopup();
    await expect(late(lab)).toContainText('print( … (+2 lines)');
    await lab.press('ArrowUp');
    await expect(late(lab)).toHaveClass(/jp-mod-active/);
    const panel = lab.popup.locator('.jp-Completer-docpanel');
    await expect(panel.locator('pre')).toHaveText(`pr${text}`);
    await lab.press('ArrowDown');
    await lab.press('ArrowUp');
    await expect(panel.locator('pre')).toHaveText(`pr${text}`);
    await lab.press('Enter');
    expect(await lab.source(0)).toBe(`"💡"; pr${text}`);
    await expect(lab.popup).toHaveCount(0);
  });

  test('takes a late item beside a single one with Tab', async ({ lab }) => {
    await says('_something()', LATER_MS);
    await lab.open(['"".isalp']);
    await lab.kernelIsIdle('"".isalp');
    await lab.cursorAtEndOf(0);
    await lab.openPopup();
    await expect(late(lab)).toBeVisible();
    await expect(items(lab)).toHaveCount(2);
    await lab.press('ArrowDown');
    await lab.press('Tab');
    expect(await lab.source(0)).toBe('"".isalp_something()');
  });

  test('drops a late item when typing goes on', async ({ lab }) => {
    await says('int(2.5)', LATER_MS);
    await lab.open(['pr']);
    await lab.cursorAtEndOf(0);
    await lab.openPopup();
    await expect(late(lab)).toBeVisible();
    await lab.type('o');
    await expect(late(lab)).toHaveCount(0);
    await expect(lab.popup).toContainText('property');
  });

  test('that comes after the disclaimer, of a busy kernel, has our item', async ({
    lab
  }) => {
    const { page, dialog } = lab;
    const rules = [{ chunks: ['int(2.5)'] }];
    await service.answer({ models: ['not-accepted'], rules });
    await lab.open([BUSY, 'pr']);
    await lab.cursorAtEndOf(0);
    await lab.press('Shift+Enter');
    await page.locator('text=/ \\| Busy/').waitFor();
    await lab.cursorAtEndOf(1);
    await lab.press('Tab');
    await dialog.getByRole('button', { name: 'Accept' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(lab.popup).toHaveCount(0);
    await page.contents.uploadContent('', 'text', `${lab.folder}/go`);
    await lab.popup.waitFor();
    await expect(late(lab)).toContainText('print(2.5)');
    await late(lab).click();
    expect(await lab.source(1)).toBe('print(2.5)');
  });
});

/** How far list and notebook are scrolled. */
async function scrolled(lab: Lab): Promise<number[]> {
  return lab.page.evaluate(() => {
    const panel = window.jupyterapp.shell.currentWidget as NotebookPanel;
    const list = document.querySelector(
      '.jp-Completer:not(.lm-mod-hidden) .jp-Completer-list'
    );
    return [list?.scrollTop ?? -1, panel.content.node.scrollTop];
  });
}
