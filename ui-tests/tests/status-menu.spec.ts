import { expect, test } from '../support/lab';
import { LocalService } from '../support/localService';

/** The menu of the status item, the model picker and the statistics. */

const MODELS = Array.from({ length: 12 }, (_, at) => `model-${at + 1}`);

test.describe('the menu of the status item', () => {
  let service: LocalService;
  test.beforeAll(async () => {
    service = await LocalService.startScripted({
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

  test('opens the statistics and the models, and pauses', async ({ lab }) => {
    const { page, dialog } = lab;
    const choose = async (label: string) => {
      await lab.statusItem.click();
      await lab.menuItem(label).click();
    };
    const readStatistics = async () => {
      const values = dialog.locator('dd');
      await values.first().waitFor();
      return values.allTextContents();
    };

    await lab.openNotebook(['a =\n', 'b =\n']);
    await choose('Statistics…');
    expect((await readStatistics()).slice(0, 5)).toEqual([
      '0',
      '0',
      '0',
      '0',
      'none yet'
    ]);
    await lab.press('Escape');

    await test.step('statistics', async () => {
      for (const [cell, key] of [
        'Tab',
        'Escape',
        'Control+ArrowRight'
      ].entries()) {
        await lab.moveCursorToEndOf(Math.min(cell, 1));
        await lab.type(`x${cell} =`);
        await lab.press('Alt+Backslash');
        await expect(lab.ghost).toHaveText(' QuantumCircuit(2)');
        await lab.press(key);
        await lab.press('Escape');
        await lab.press('Enter');
      }
      await lab.statusItem.click();
      await expect(lab.menuItem('last answer after')).toBeVisible();
      await lab.menuItem('Statistics…').click();
      const savedCharacters =
        ' QuantumCircuit(2)'.length + ' QuantumCircuit'.length;
      expect((await readStatistics()).slice(0, 4)).toEqual([
        '3',
        '2',
        '1',
        `${savedCharacters}`
      ]);
      await expect(dialog.getByRole('img')).toHaveAccessibleName(
        /The latest 3 answers took from \d+ to \d+ ms/
      );
      await lab.press('Escape');
    });

    await test.step('the focus returns', async () => {
      const editor = page.locator('.jp-mod-active .cm-content');
      await lab.moveCursorToEndOf(0);
      await lab.statusItem.click();
      await lab.press('Escape');
      await expect(editor).toBeFocused();
      await choose('Statistics…');
      await expect(dialog).toHaveCount(1);
      await lab.press('Escape');
      await expect(editor).toBeFocused();
      await lab.statusItem.press('Enter');
      await lab.menuItem('Statistics…').waitFor();
      await lab.press('Escape');
      await expect(lab.statusItem).toBeFocused();
    });

    await test.step('models', async () => {
      await choose('Choose the Model…');
      await expect(dialog.getByRole('option')).toHaveCount(13);
      await expect(dialog.getByRole('listbox')).toBeFocused();
      await lab.press('ArrowDown');
      await expect(dialog.getByRole('region')).toContainText('script');
      await expect(dialog.getByRole('region')).toContainText('accepted');
      await dialog.getByRole('searchbox').fill('7');
      await expect(dialog.getByRole('option')).toHaveText([/^model-7/]);
      await lab.press('Enter');
      await expect(dialog).toHaveCount(0);
      await expect(lab.statusItem).toHaveAttribute(
        'title',
        /^model-7 is ready/
      );
      await choose('Choose the Model…');
      await expect(
        dialog.getByRole('option', { selected: true })
      ).toContainText('✓ in use');
      await lab.press('Home');
      await lab.press('Enter');
      await expect(lab.statusItem).toHaveText('Qiskit: ready');
    });

    await test.step('pause and failure', async () => {
      const readWidth = async () => (await lab.statusItem.boundingBox())?.width;
      const before = await readWidth();
      await choose('Pause');
      await expect(lab.statusItem).toHaveText('Qiskit: paused');
      expect(await readWidth()).toBe(before);
      await choose('Pause');
      await expect(lab.statusItem).toHaveText('Qiskit: ready');
      await service.stop();
      await lab.moveCursorToEndOf(0);
      await lab.type('y =');
      await lab.press('Alt+Backslash');
      await expect(lab.statusItem).toHaveText('Qiskit: failed');
      await lab.statusItem.click({ button: 'right' });
      await expect(lab.menuItem('Pause')).toBeVisible();
      await lab.press('Escape');
    });
  });
});
