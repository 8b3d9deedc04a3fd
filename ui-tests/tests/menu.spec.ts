import * as path from 'node:path';
import type { Locator } from '@playwright/test';
import { expect, test } from '../support/lab';
import { Service } from '../support/service';

/** The status item, its menu, the model picker and the figures. */

const PICTURES =
  process.env['QISKIT_COMPLETER_PICTURES'] ??
  path.join(__dirname, '../test-results/pictures');

const MODELS = Array.from({ length: 12 }, (_, at) => `model-${at + 1}`);

test.describe('the status item', () => {
  let service: Service;
  test.beforeAll(async () => {
    service = await Service.scripted({
      models: MODELS,
      default_accepted: true,
      rules: [{ chunks: [' QuantumCircuit', '(2)'], first_byte_ms: 40 }]
    });
  });
  test.afterAll(() => service.dispose());
  test.use({
    settings: async ({}, use) => {
      const { url, token } = service;
      await use({ serviceUrl: url, token, automatic: false });
    }
  });

  test('shows the state, leads to figures and models, and pauses', async ({
    lab
  }) => {
    const { page, dialog } = lab;
    const picture = async (name: string, of: Locator | null = null) => {
      for (const theme of ['dark', 'light'] as const) {
        await page.theme[theme === 'dark' ? 'setDarkTheme' : 'setLightTheme']();
        const file = path.join(PICTURES, `${name}-${theme}.png`);
        await (of ?? page).screenshot({ path: file });
      }
    };
    const icon = () => lab.status.locator('svg').getAttribute('data-icon');
    const icons = new Set<string | null>();
    const choose = async (label: string) => {
      await lab.status.click();
      await lab.menuItem(label).click();
    };
    const figures = () =>
      dialog
        .locator('dd')
        .evaluateAll(nodes => nodes.map(({ textContent }) => textContent));

    await lab.open(['a =\n', 'b =\n']);
    icons.add(await icon());
    await choose('Figures…');
    expect((await figures()).slice(0, 5)).toEqual([
      '0',
      '0',
      '0',
      '0',
      'none yet'
    ]);
    await lab.press('Escape');

    await test.step('figures', async () => {
      for (const [cell, key] of [
        'Tab',
        'Escape',
        'Control+ArrowRight'
      ].entries()) {
        await lab.cursorAtEndOf(Math.min(cell, 1));
        await lab.type(`x${cell} =`);
        await lab.press('Alt+Backslash');
        await expect(lab.ghost).toHaveText(' QuantumCircuit(2)');
        await lab.press(key);
        await lab.press('Escape');
        await lab.press('Enter');
      }
      await lab.status.click();
      await expect(lab.menuItem('last answer after')).toBeVisible();
      await picture('menu-of-status');
      await lab.menuItem('Figures…').click();
      const saved = ' QuantumCircuit(2)'.length + ' QuantumCircuit'.length;
      expect((await figures()).slice(0, 4)).toEqual([
        '3',
        '2',
        '1',
        `${saved}`
      ]);
      await expect(dialog.getByRole('img')).toHaveAccessibleName(
        /The latest 3 answers took from \d+ to \d+ ms/
      );
      await picture('figures');
      await lab.press('Escape');
    });

    await test.step('models', async () => {
      await choose('Choose the Model…');
      await expect(dialog.getByRole('option')).toHaveCount(13);
      await expect(dialog.getByRole('listbox')).toBeFocused();
      await lab.press('ArrowDown');
      await expect(dialog.getByRole('region')).toContainText('script');
      await expect(dialog.getByRole('region')).toContainText('accepted');
      await picture('models');
      await page.setViewportSize({ width: 420, height: 700 });
      await picture('models-narrow');
      await page.setViewportSize({ width: 1100, height: 768 });
      await dialog.getByRole('searchbox').fill('7');
      await expect(dialog.getByRole('option')).toHaveText([/^model-7/]);
      await lab.press('Enter');
      await expect(dialog).toHaveCount(0);
      await expect(lab.status).toHaveAttribute('title', /^model-7 is ready/);
      await choose('Choose the Model…');
      await expect(
        dialog.getByRole('option', { selected: true })
      ).toContainText('✓ in use');
      await lab.press('Home');
      await lab.press('Enter');
      await expect(lab.status).toHaveText('Qiskit: ready');
    });

    await test.step('states', async () => {
      await choose('Pause');
      await expect(lab.status).toHaveText('Qiskit: paused');
      await expect.poll(async () => icons.has(await icon())).toBe(false);
      icons.add(await icon());
      await picture('status-paused', page.locator('#jp-bottom-panel'));
      await choose('Pause');
      await expect(lab.status).toHaveText('Qiskit: ready');
      await service.stop();
      await lab.cursorAtEndOf(0);
      await lab.type('y =');
      await lab.press('Alt+Backslash');
      await expect(lab.status).toHaveText('Qiskit: failed');
      await expect.poll(async () => icons.has(await icon())).toBe(false);
      await picture('status-failed', page.locator('#jp-bottom-panel'));
      await lab.status.click({ button: 'right' });
      await expect(lab.menuItem('Pause')).toBeVisible();
      await lab.press('Escape');
    });
  });
});
