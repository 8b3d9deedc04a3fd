import { expect, type IJupyterLabPageFixture } from '@jupyterlab/galata';
import type { Locator } from '@playwright/test';
import { expectAccessible } from './axe';
import { takePicture } from './pictures';

/** JupyterLab's themes. The default comes last, so that it stays. */
const THEMES = {
  dark: 'JupyterLab Dark',
  contrast: 'JupyterLab Dark High Contrast',
  light: 'JupyterLab Light'
};

/** The size of a phone's screen, in pixels. */
const NARROW_VIEWPORT = { width: 390, height: 700 };

/**
 * Checks a part of the page in every theme: takes a picture to look at, and
 * lets axe search for violations.
 *
 * @param name - of the pictures; the theme is appended.
 * @param selector - of the element that axe checks.
 * @param pictured - the subject of the pictures.
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
 * Takes a picture with forced colours, which Windows applies to all pages for
 * high contrast, and with reduced motion; checks that nothing is animated then.
 *
 * @param name - of the picture; `forced` is appended.
 * @param check - another check in forced colours.
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
    .soft(await findAnimatedClasses(page), `animated elements: ${name}`)
    .toEqual([]);
  await check?.();
  await page.emulateMedia({ forcedColors: null, reducedMotion: null });
}

/**
 * Checks the open dialog in every theme, in forced colours and in a narrow
 * window.
 */
export async function checkDialog(
  page: IJupyterLabPageFixture,
  name: string,
  checkForcedColours?: () => Promise<void>
): Promise<void> {
  const content = page.locator('.jp-Dialog-content');
  await checkInAllThemes(page, name, '.jp-Dialog-content');
  await checkInForcedColours(page, name, content, checkForcedColours);
  await checkInNarrowWindow(page, name, content);
}

/** Checks that a dialog fits into a narrow window. */
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

/** Returns the background colour of an element. */
export function getBackgroundColour(locator: Locator): Promise<string> {
  return locator.evaluate(node => getComputedStyle(node).backgroundColor);
}

/** Returns the class names of the extension's elements that are animated now. */
function findAnimatedClasses(page: IJupyterLabPageFixture): Promise<string[]> {
  return page.evaluate(() =>
    document.getAnimations().flatMap(({ effect }) => {
      const target = effect instanceof KeyframeEffect ? effect.target : null;
      return target?.closest('[class*="jp-QiskitCompleter"]')?.className ?? [];
    })
  );
}
