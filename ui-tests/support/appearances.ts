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
const NARROW = { width: 390, height: 700 };

/**
 * See that something is right in every theme: a picture of each is for people,
 * and axe looks for what is wrong.
 *
 * @param name - of the pictures, which say the theme besides.
 * @param selector - what axe looks at.
 * @param of - what the pictures are of.
 */
export async function seeInAllThemes(
  page: IJupyterLabPageFixture,
  name: string,
  selector: string,
  of: IJupyterLabPageFixture | Locator = page.locator(selector).first()
): Promise<void> {
  for (const [theme, id] of Object.entries(THEMES)) {
    await page.theme.setTheme(id);
    await takePicture(of, `${name}-${theme}`);
    await expectAccessible(page, selector);
  }
}

/**
 * The same where a system forces its colours on all pages, as Windows does for
 * high contrast; and where a person wants nothing to move.
 *
 * @param check - looks for itself.
 */
export async function seeInForcedColours(
  page: IJupyterLabPageFixture,
  name: string,
  of: IJupyterLabPageFixture | Locator,
  check?: () => Promise<void>
): Promise<void> {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  await takePicture(of, `${name}-forced`);
  expect.soft(await movingParts(page), `what moves: ${name}`).toEqual([]);
  await check?.();
  await page.emulateMedia({ forcedColors: null, reducedMotion: null });
}

/**
 * See that the dialog that is open is right in every theme, in forced colours
 * and in a narrow window.
 */
export async function seeDialog(
  page: IJupyterLabPageFixture,
  name: string,
  inForcedColours?: () => Promise<void>
): Promise<void> {
  const content = page.locator('.jp-Dialog-content');
  await seeInAllThemes(page, name, '.jp-Dialog-content');
  await seeInForcedColours(page, name, content, inForcedColours);
  await seeInNarrowWindow(page, name, content);
}

/** See that a dialog is all in the window where that is narrow. */
async function seeInNarrowWindow(
  page: IJupyterLabPageFixture,
  name: string,
  dialog: Locator
): Promise<void> {
  const wide = page.viewportSize();
  await page.setViewportSize(NARROW);
  await expect.soft(dialog, name).toBeInViewport({ ratio: 1 });
  await takePicture(dialog, `${name}-narrow`);
  if (wide) {
    await page.setViewportSize(wide);
  }
}

/** The colour behind an element. */
export function backgroundOf(of: Locator): Promise<string> {
  return of.evaluate(node => getComputedStyle(node).backgroundColor);
}

/** The classes of what of ours is animated just now. */
function movingParts(page: IJupyterLabPageFixture): Promise<string[]> {
  return page.evaluate(() =>
    document.getAnimations().flatMap(({ effect }) => {
      const target = effect instanceof KeyframeEffect ? effect.target : null;
      return target?.closest('[class*="jp-QiskitCompleter"]')?.className ?? [];
    })
  );
}
