import type { Locator, Page } from '@playwright/test';
import { expect, type Lab, test } from './lab';
import { changePluginSetting } from './labSettings';
import { LocalService } from './localService';

/** The delay of an answer that comes after the kernel's popup is shown. */
export const SLOW_ANSWER_MS = 2000;

/**
 * Starts a scripted service for the tests of a `describe` block, in which
 * suggestions are shown on request only. Each test begins with the completion
 * `int(2.5)`, for `pr`.
 */
export function usePopupService() {
  let service: LocalService;
  /** Sets the completion, and the delay of its first byte. */
  const setCompletion = (text: string, delayMs = 0): Promise<void> =>
    service.setScript({
      default_accepted: true,
      rules: [{ chunks: [text], first_byte_ms: delayMs }]
    });
  test.beforeAll(async () => {
    service = await LocalService.startScripted({});
  });
  test.afterAll(() => service.dispose());
  test.beforeEach(() => setCompletion('int(2.5)'));
  test.use({
    settings: async ({}, use) => {
      const { url, token } = service;
      await use({ serviceUrl: url, token, automatic: false });
    }
  });
  return { getService: () => service, setCompletion };
}

/** Returns all items of the popup. */
export function getPopupItems(lab: Lab): Locator {
  return lab.popup.locator('.jp-Completer-item');
}

/** Returns the extension's item that was added while the popup was open. */
export function getLateItem(lab: Lab): Locator {
  return lab.popup.locator('.jp-QiskitCompleter-late');
}

/** Returns the texts that the items insert, once the popup is drawn. */
export async function readInsertedTexts(lab: Lab): Promise<string[]> {
  await expect(getPopupItems(lab).last()).toHaveCSS('margin-bottom', '0px');
  return Promise.all((await getPopupItems(lab).all()).map(readInsertedText));
}

/** Returns the text that an item inserts. */
export async function readInsertedText(item: Locator): Promise<string> {
  return (await item.getAttribute('data-value')) ?? '';
}

/** Switches on JupyterLab's documentation panel beside the popup. */
export async function showDocumentation(lab: Lab): Promise<void> {
  await changePluginSetting(
    lab.page,
    '@jupyterlab/completer-extension:manager',
    'showDocumentationPanel',
    true
  );
}

/**
 * Holds back all callbacks for an idle page, and with them acceptance reports.
 *
 * @returns a function that runs them when the page is idle.
 */
export async function holdIdleCallbacks(
  page: Page
): Promise<() => Promise<void>> {
  const release = 'release-idle-callbacks';
  await page.evaluate(event => {
    const { requestIdleCallback } = window;
    const held: Parameters<typeof requestIdleCallback>[] = [];
    window.requestIdleCallback = (...request) => held.push(request);
    const releaseAll = () => {
      window.requestIdleCallback = requestIdleCallback;
      held.forEach(request => requestIdleCallback(...request));
    };
    document.addEventListener(event, releaseAll, { once: true });
  }, release);
  return () =>
    page.evaluate(event => {
      document.dispatchEvent(new Event(event));
    }, release);
}
