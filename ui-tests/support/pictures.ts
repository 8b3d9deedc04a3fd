import * as path from 'node:path';
import type { IJupyterLabPageFixture } from '@jupyterlab/galata';

/** Where pictures go: into the documentation only if asked for. */
export const PICTURES =
  process.env['QISKIT_COMPLETER_PICTURES'] ??
  path.join(__dirname, '../test-results/pictures');

/** Take a picture of the page, by its name without an ending. */
export async function takePicture(
  page: IJupyterLabPageFixture,
  name: string
): Promise<void> {
  await page.screenshot({ path: path.join(PICTURES, `${name}.png`) });
}

/** Take one in each theme, switching the page from one to the other. */
export async function takeInBothThemes(
  page: IJupyterLabPageFixture,
  name: string
): Promise<void> {
  for (const theme of ['Dark', 'Light'] as const) {
    await page.theme[`set${theme}Theme`]();
    await takePicture(page, `${name}-${theme.toLowerCase()}`);
  }
}
