import type { Locator } from '@playwright/test';
import { expect, type Lab } from './lab';

/** All items of the popup. */
export function getPopupItems(lab: Lab): Locator {
  return lab.popup.locator('.jp-Completer-item');
}

/** Our item that came while the popup was open. */
export function getLateItem(lab: Lab): Locator {
  return lab.popup.locator('.jp-QiskitCompleter-late');
}

/** What each item inserts, once the list is drawn. */
export async function readInsertedTexts(lab: Lab): Promise<string[]> {
  await expect(getPopupItems(lab).last()).toHaveCSS('margin-bottom', '0px');
  return Promise.all((await getPopupItems(lab).all()).map(readInsertedText));
}

/** What an item inserts. */
export async function readInsertedText(item: Locator): Promise<string> {
  return (await item.getAttribute('data-value')) ?? '';
}

/** Switch JupyterLab's documentation panel on. */
export async function showDocumentation(lab: Lab): Promise<void> {
  await lab.page.evaluate(async () => {
    const registry = await window.galata.getPlugin(
      '@jupyterlab/apputils-extension:settings'
    );
    await registry?.set(
      '@jupyterlab/completer-extension:manager',
      'showDocumentationPanel',
      true
    );
  });
}
