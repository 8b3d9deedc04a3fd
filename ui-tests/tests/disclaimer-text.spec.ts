import { expect, test } from '../support/lab';
import { LocalService } from '../support/localService';
import { takePicture } from '../support/pictures';

/** The dialog with the text of a disclaimer. Each model has its own disclaimer. */

const COMMENT = '# Build a Bell pair';

const PARAGRAPH =
  'The model may be **wrong**: check what it writes before you run it on a quantum computer.';

const TEXT = `# Terms of use

${PARAGRAPH} See the [documentation](https://docs.quantum.ibm.com).

| What | Where |
| --- | --- |
| your code | sent to the service |

${Array.from({ length: 20 }, (_, at) => `${at + 1}. ${PARAGRAPH}`).join('\n')}
`;

test.describe('the text of a disclaimer', () => {
  let service: LocalService;
  test.beforeAll(async () => {
    service = await LocalService.startScripted({
      models: ['granite', 'qwen'],
      disclaimer: TEXT,
      rules: [{ chunks: ['qc = ', 'QuantumCircuit(2)'] }]
    });
  });
  test.afterAll(() => service.dispose());
  test.use({
    settings: async ({}, use) => {
      await use({ serviceUrl: service.url, token: service.token });
    },
    permissions: ['clipboard-read', 'clipboard-write']
  });

  test('can be searched, copied, printed, opened again and withdrawn', async ({
    lab
  }) => {
    const { page, dialog } = lab;
    const errors: string[] = [];
    page.on('console', message => {
      // Playwright's own script, in the frame that JupyterLab prints from.
      const isPlaywrights = message.text().includes('sandboxed');
      if (message.type() === 'error' && !isPlaywrights) {
        errors.push(message.text());
      }
    });
    const text = dialog.locator('.jp-QiskitCompleter-disclaimer-text');
    const button = (name: string) => dialog.getByRole('button', { name });

    await lab.openNotebook([COMMENT]);
    await lab.moveCursorToEndOf(0);
    await lab.press('Tab');
    await expect(text).toBeFocused();
    await expect(text.getByRole('heading')).toHaveText('Terms of use');
    await expect(dialog).toContainText('Model: granite, version');

    await test.step('find', async () => {
      await lab.press('Control+f');
      await lab.type('WRONG');
      await expect(dialog.getByRole('status')).toHaveText('1 of 21');
      await lab.press('Shift+Enter');
      await expect(dialog.getByRole('status')).toHaveText('21 of 21');
      await expect(text.locator('mark[data-current]')).toBeInViewport();
      await takePicture(page, 'disclaimer-find-light');
      await page.theme.setDarkTheme();
      await lab.press('Shift+Enter');
      await takePicture(page, 'disclaimer-find-dark');
      await page.setViewportSize({ width: 420, height: 700 });
      await takePicture(page, 'disclaimer-narrow-dark');
      await page.setViewportSize({ width: 1100, height: 768 });
      await page.theme.setLightTheme();
    });

    await test.step('copy and print', async () => {
      await button('Copy').click();
      await expect(dialog.getByRole('status')).toHaveText('copied');
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(copied).toContain('check what it writes');
      expect(copied).not.toContain('Accept');
      await button('Print…').focus();
      await lab.press('Space');
      const printed = page.frameLocator('body > iframe').locator('body');
      await expect(printed).toContainText('Before you use granite');
      await expect(printed).toContainText('sent to the service');
      await expect(printed).not.toContainText('Accept');
      await expect(printed.locator('mark')).toHaveCount(0);
    });

    await test.step('move the focus by keyboard', async () => {
      await text.focus();
      await lab.press('Tab');
      await expect(text.getByRole('link')).toBeFocused();
      await lab.press('Tab');
      await expect(button('Later')).toBeFocused();
      await lab.press('Escape');
      await expect(dialog).toHaveCount(0);
      await expect(lab.statusItem).toHaveText('Qiskit: disclaimer');
    });

    await test.step('accept', async () => {
      await lab.statusItem.click();
      await button('Accept').click();
      await expect(dialog).toHaveCount(0);
      await lab.moveCursorToEndOf(0);
      await lab.press('Tab');
      await expect(lab.ghost).toContainText('qc = QuantumCircuit(2)');
      await lab.press('Escape');
    });

    await test.step('open again and withdraw', async () => {
      await expect(lab.statusItem).toHaveAttribute(
        'title',
        /^granite is ready/
      );
      await lab.statusItem.click();
      await lab.menuItem('Review the Disclaimer').click();
      const year = `${new Date().getFullYear()}`;
      await expect(dialog).toContainText(/You have accepted it on .*at/);
      await expect(dialog).toContainText(year);
      await button('Withdraw…').click();
      await expect(dialog).toContainText('suggests nothing with granite');
      await button('Withdraw').click();
      await expect(lab.statusItem).toHaveText('Qiskit: disclaimer');
      await lab.moveCursorToEndOf(0);
      await lab.press('Tab');
      await expect(text).toBeFocused();
      await button('Accept').click();
      await expect(lab.ghost).toContainText('qc = QuantumCircuit(2)');
      await lab.press('Escape');
    });

    await test.step('choose another model', async () => {
      await expect(lab.statusItem).toHaveAttribute(
        'title',
        /^granite is ready/
      );
      await lab.statusItem.click();
      await lab.menuItem('Choose the Model…').click();
      await expect(dialog.getByRole('option')).toHaveCount(3);
      await lab.press('End');
      await expect(dialog.getByRole('region')).toContainText('to be accepted');
      await lab.press('Enter');
      await expect(dialog).toContainText('Model: qwen, version');
      await button('Later').click();
      await lab.moveCursorToEndOf(0);
      await lab.press('Tab');
      await expect(dialog).toContainText('Model: qwen, version');
      await button('Accept').click();
      await expect(lab.ghost).toContainText('qc = QuantumCircuit(2)');
      await expect(lab.statusItem).toHaveAttribute('title', /^qwen is ready/);
    });

    expect(errors).toEqual([]);
    const forbidden = (await service.readRequestLog()).filter(
      ({ status }) => status === 403
    );
    expect(forbidden).toEqual([]);
  });
});
