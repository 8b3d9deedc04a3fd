import { expect, test } from '../support/lab';
import { LocalService } from '../support/localService';
import { takePicturesInBothThemes } from '../support/pictures';

/**
 * The disclaimer and ghost text in both themes, with pictures of the real model
 * for the user guide.
 */

const CELLS = [
  { markdown: '# Entanglement' },
  'from qiskit import QuantumCircuit',
  '# Build a Bell pair and measure it'
];

test.describe('with the real model', () => {
  let service: LocalService;
  test.beforeAll(async () => {
    service = await LocalService.startReal();
  });
  test.afterAll(() => service.dispose());
  test.use({
    settings: async ({}, use) => {
      await use({ serviceUrl: service.url, token: service.token });
    }
  });

  test('the disclaimer and ghost text follow the theme', async ({ lab }) => {
    const { page } = lab;
    await lab.openNotebook(CELLS);
    await page.sidebar.close('left');
    await lab.moveCursorToEndOf(2);
    await lab.press('Tab');
    await expect(lab.dialog).toContainText(service.model);
    for (const theme of ['light', 'dark'] as const) {
      await page.theme[theme === 'dark' ? 'setDarkTheme' : 'setLightTheme']();
      const background = await lab.dialog
        .locator('.jp-QiskitCompleter-disclaimer-text')
        .evaluate(node => getComputedStyle(node).backgroundColor);
      const [red = 0] = background.match(/\d+/g)?.map(Number) ?? [];
      expect(red > 128).toBe(theme === 'light');
    }
    await takePicturesInBothThemes(page, 'disclaimer');

    await lab.dialog.getByRole('button', { name: 'Accept' }).click();
    await expect(lab.ghost).toContainText('QuantumCircuit');
    // On a busy machine the model goes on writing for a while.
    await expect(lab.statusItem).toHaveAttribute(
      'title',
      new RegExp(`^${service.model} is ready`),
      { timeout: 30_000 }
    );
    await takePicturesInBothThemes(page, 'ghost');
  });
});
