import { expect, test } from '../support/lab';
import { takePicturesInBothThemes } from '../support/pictures';
import { LocalService } from '../support/service';

/** Pictures for the documentation, with the real model, in both themes. */

const CELLS = [
  { markdown: '# Entanglement' },
  'from qiskit import QuantumCircuit',
  '# Build a Bell pair and measure it'
];

test.describe('pictures', () => {
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

  test('of the disclaimer and ghost text, in both themes', async ({ lab }) => {
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
    // A small model writes on for a while on a busy machine.
    await expect(lab.statusItem).toHaveAttribute(
      'title',
      new RegExp(`^${service.model} is ready`),
      { timeout: 30_000 }
    );
    await takePicturesInBothThemes(page, 'ghost');
  });
});
