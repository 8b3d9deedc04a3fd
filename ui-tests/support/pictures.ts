import * as path from 'node:path';
import type { IJupyterLabPageFixture } from '@jupyterlab/galata';
import type { Locator } from '@playwright/test';

/** Where pictures go: into the documentation only if asked for. */
export const PICTURES_FOLDER =
  process.env['QISKIT_COMPLETER_PICTURES'] ??
  path.join(__dirname, '../test-results/pictures');

/** Take a picture of the page or of a part of it, by its name without an ending. */
export async function takePicture(
  pictured: IJupyterLabPageFixture | Locator,
  name: string
): Promise<void> {
  const file = path.join(PICTURES_FOLDER, `${name}.png`);
  await pictured.screenshot({ path: file, animations: 'disabled' });
}

/** Take one in each theme, switching the page from one to the other. */
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
