import { expect, test } from '../support/lab';
import { takeInBothThemes } from '../support/pictures';
import { Service } from '../support/service';

/** Pictures for the documentation, with the real model, in both themes. */

const CELLS = [
  { markdown: '# Entanglement' },
  'from qiskit import QuantumCircuit',
  '# Build a Bell pair and measure it'
];

test.describe('pictures', () => {
  let service: Service;
  test.beforeAll(async () => {
    service = await Service.real();
  });
  test.afterAll(() => service.dispose());
  test.use({
    settings: async ({}, use) => {
      await use({ serviceUrl: service.url, token: service.token });
    }
  });

  test('of the disclaimer and ghost text, in both themes', async ({ lab }) => {
    const { page } = lab;
    await lab.open(CELLS);
    await page.sidebar.close('left');
    await lab.cursorAtEndOf(2);
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
    await takeInBothThemes(page, 'disclaimer');

    await lab.dialog.getByRole('button', { name: 'Accept' }).click();
    await expect(lab.ghost).toContainText('QuantumCircuit');
    // A small model writes on for a while on a busy machine.
    await expect(lab.status).toHaveAttribute(
      'title',
      new RegExp(`^${service.model} is ready`),
      { timeout: 30_000 }
    );
    await takeInBothThemes(page, 'ghost');
  });
});
