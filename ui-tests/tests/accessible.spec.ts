import { CommandIDs } from '../../src/commands';
import { expectAccessible } from '../support/axe';
import { expect, type Lab, test } from '../support/lab';
import { Service } from '../support/service';

/** Whether everybody can use what we show: axe finds nothing, in any theme. */
test.describe('axe', () => {
  let service: Service;
  test.beforeAll(async () => {
    service = await Service.scripted(
      { rules: [{ chunks: [' QuantumCircuit(2)\nqc.h(0)'] }] },
      '--dialect=hosted'
    );
  });
  test.afterAll(() => service.dispose());
  test.use({
    settings: async ({}, use) => {
      const { url, token } = service;
      await use({ serviceUrl: url, token, automatic: false });
    }
  });

  /** Our dialogs, by the commands that open them. */
  const DIALOGS = [
    CommandIDs.setUp,
    CommandIDs.setToken,
    CommandIDs.chooseModel,
    CommandIDs.reviewDisclaimer,
    CommandIDs.testConnection,
    CommandIDs.showFigures,
    CommandIDs.rateSuggestion
  ];

  const THEMES = [
    'JupyterLab Dark',
    'JupyterLab Dark High Contrast',
    'JupyterLab Light'
  ];

  async function inAllThemes(lab: Lab, selector: string): Promise<void> {
    for (const theme of THEMES) {
      await lab.page.theme.setTheme(theme);
      await expectAccessible(lab.page, selector);
    }
  }

  test('finds nothing wrong', async ({ lab }) => {
    const { page } = lab;
    await lab.open(['qc =']);
    await lab.cursorAtEndOf(0);
    await lab.press('Alt+Backslash');
    await lab.dialog.getByRole('button', { name: 'Accept' }).click();
    await expect(lab.ghost.first()).toContainText('QuantumCircuit');
    await inAllThemes(lab, '.jp-InlineCompleter');
    await lab.press('Tab');
    await expect(lab.status).toHaveAttribute(
      'title',
      new RegExp(`^${service.model} is ready`)
    );
    await inAllThemes(lab, '.jp-QiskitCompleter-status');

    for (const command of DIALOGS) {
      await test.step(command, async () => {
        await page.evaluate(id => {
          void window.jupyterapp.commands.execute(id);
        }, command);
        await inAllThemes(lab, '.jp-Dialog-content');
        await lab.press('Escape');
        await expect(lab.dialog).toHaveCount(0);
      });
    }

    await page.evaluate(
      id => window.jupyterapp.commands.execute(id),
      CommandIDs.openSettings
    );
    // The other fields of the form are JupyterLab's own.
    await inAllThemes(lab, '.jp-SettingsPanel .jp-QiskitCompleter-field');
  });
});
