import * as path from 'node:path';
import type { IJupyterLabPageFixture } from '@jupyterlab/galata';
import type { Locator } from '@playwright/test';

/**
 * The folder for pictures; an environment variable can name the
 * documentation's.
 */
export const PICTURES_FOLDER =
  process.env['QISKIT_COMPLETER_PICTURES'] ??
  path.join(__dirname, '../test-results/pictures');

/**
 * Takes a picture of the page or of a part of it.
 *
 * @param name - of the file, without an extension.
 */
export async function takePicture(
  pictured: IJupyterLabPageFixture | Locator,
  name: string
): Promise<void> {
  const file = path.join(PICTURES_FOLDER, `${name}.png`);
  await pictured.screenshot({ path: file, animations: 'disabled' });
}

/** Takes a picture in the dark and one in the light theme, which stays. */
export async function takePicturesInBothThemes(
  page: IJupyterLabPageFixture,
  name: string,
  pictured: IJupyterLabPageFixture | Locator = page
): Promise<void> {
  for (const theme of ['Dark', 'Light'] as const) {
    await page.theme[`set${theme}Theme`]();
    await takePicture(pictured, `${name}-${theme.toLowerCase()}`);
  }
}
