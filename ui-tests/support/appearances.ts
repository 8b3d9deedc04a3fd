import { expect, type IJupyterLabPageFixture } from '@jupyterlab/galata';
import type { Locator } from '@playwright/test';
import { expectAccessible } from './axe';
import { takePicture } from './pictures';

/** JupyterLab's themes, the one that most people have as the last. */
const THEMES = {
  dark: 'JupyterLab Dark',
  contrast: 'JupyterLab Dark High Contrast',
  light: 'JupyterLab Light'
};

/** As wide as a phone. */
const NARROW_VIEWPORT = { width: 390, height: 700 };

/**
 * See that something is right in every theme: a picture of each is for people,
 * and axe looks for what is wrong.
 *
 * @param name - of the pictures, which say the theme besides.
 * @param selector - what axe looks at.
 * @param pictured - what the pictures are of.
 */
export async function checkInAllThemes(
  page: IJupyterLabPageFixture,
  name: string,
  selector: string,
  pictured: IJupyterLabPageFixture | Locator = page.locator(selector).first()
): Promise<void> {
  for (const [theme, id] of Object.entries(THEMES)) {
    await page.theme.setTheme(id);
    await takePicture(pictured, `${name}-${theme}`);
    await expectAccessible(page, selector);
  }
}

/**
 * The same where a system forces its colours on all pages, as Windows does for
 * high contrast; and where a person wants nothing to move.
 *
 * @param check - looks for itself.
 */
export async function checkInForcedColours(
  page: IJupyterLabPageFixture,
  name: string,
  pictured: IJupyterLabPageFixture | Locator,
  check?: () => Promise<void>
): Promise<void> {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  await takePicture(pictured, `${name}-forced`);
  expect
    .soft(await findAnimatedClasses(page), `what moves: ${name}`)
    .toEqual([]);
  await check?.();
  await page.emulateMedia({ forcedColors: null, reducedMotion: null });
}

/**
 * See that the dialog that is open is right in every theme, in forced colours
 * and in a narrow window.
 */
export async function checkDialog(
  page: IJupyterLabPageFixture,
  name: string,
  inForcedColours?: () => Promise<void>
): Promise<void> {
  const content = page.locator('.jp-Dialog-content');
  await checkInAllThemes(page, name, '.jp-Dialog-content');
  await checkInForcedColours(page, name, content, inForcedColours);
  await checkInNarrowWindow(page, name, content);
}

/** See that a dialog is all in the window where that is narrow. */
async function checkInNarrowWindow(
  page: IJupyterLabPageFixture,
  name: string,
  dialog: Locator
): Promise<void> {
  const originalSize = page.viewportSize();
  await page.setViewportSize(NARROW_VIEWPORT);
  await expect.soft(dialog, name).toBeInViewport({ ratio: 1 });
  await takePicture(dialog, `${name}-narrow`);
  if (originalSize) {
    await page.setViewportSize(originalSize);
  }
}

/** The colour behind an element. */
export function getBackgroundColour(locator: Locator): Promise<string> {
  return locator.evaluate(node => getComputedStyle(node).backgroundColor);
}

/** The classes of what of ours is animated just now. */
function findAnimatedClasses(page: IJupyterLabPageFixture): Promise<string[]> {
  return page.evaluate(() =>
    document.getAnimations().flatMap(({ effect }) => {
      const target = effect instanceof KeyframeEffect ? effect.target : null;
      return target?.closest('[class*="jp-QiskitCompleter"]')?.className ?? [];
    })
  );
}
