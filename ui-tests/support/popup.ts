import type { Locator } from '@playwright/test';
import { expect, type Lab } from './lab';

/** All items of the popup. */
export function items(lab: Lab): Locator {
  return lab.popup.locator('.jp-Completer-item');
}

/** Our item that came while the popup was open. */
export function late(lab: Lab): Locator {
  return lab.popup.locator('.jp-QiskitCompleter-late');
}

/** What each item inserts, once the list is drawn. */
export async function values(lab: Lab): Promise<string[]> {
  await expect(items(lab).last()).toHaveCSS('margin-bottom', '0px');
  return Promise.all((await items(lab).all()).map(valueOf));
}

/** What an item inserts. */
export async function valueOf(item: Locator): Promise<string> {
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
