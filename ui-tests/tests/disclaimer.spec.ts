import { collectErrors } from '../support/consoleErrors';
import { expect, test } from '../support/lab';
import { LocalService } from '../support/localService';

/** The disclaimer is shown on request only; the decisions about it. */

const COMMENT = '# Build a Bell pair';

for (const dialect of ['qiskit', 'hosted']) {
  test.describe(`the disclaimer of a service with the dialect ${dialect}`, () => {
    let service: LocalService;
    test.beforeAll(async () => {
      service = await LocalService.startScripted(
        { rules: [{ chunks: ['qc = ', 'QuantumCircuit(2)'] }] },
        '--dialect',
        dialect
      );
    });
    test.afterAll(() => service.dispose());
    test.use({
      settings: async ({}, use) => {
        await use({ serviceUrl: service.url, token: service.token });
      }
    });

    test('is never shown unless requested, and can be postponed, rejected and accepted', async ({
      lab
    }) => {
      const errors = collectErrors(lab.page);
      await lab.openNotebook(['']);
      await lab.moveCursorToEndOf(0);
      await lab.type('x = abs');
      await expect(lab.statusItem).toHaveText('Qiskit: disclaimer');
      await expect(lab.dialog).toHaveCount(0);

      // Tab in code shows it once, and not again after it was postponed.
      await lab.press('Tab');
      await expect(lab.dialog).toContainText('scripted-model');
      await expect(lab.popup).toBeAttached();
      await expect(lab.popup).toBeHidden();
      await lab.press('Enter');
      await expect(lab.dialog).toHaveCount(1);
      await lab.press('Escape');
      await expect(lab.dialog).toHaveCount(0);
      await lab.moveCursorToEndOf(0);
      await lab.type('(-1) + ');
      await lab.press('Tab');
      await lab.type('1');
      await expect(lab.statusItem).toHaveText('Qiskit: disclaimer');
      await expect(lab.dialog).toHaveCount(0);

      await lab.statusItem.click();
      await lab.dialog.getByRole('button', { name: 'Reject' }).click();
      await expect(lab.statusItem).toHaveText('Qiskit: disclaimer');

      await lab.moveCursorToEndOf(0);
      await lab.press('Enter');
      await lab.type(COMMENT);
      await lab.press('Tab');
      await lab.dialog.getByRole('button', { name: 'Accept' }).click();
      await expect(lab.ghost).toContainText('qc = QuantumCircuit(2)');
      await lab.press('Tab');
      const source = await lab.getSource(0);
      expect(source.endsWith(`${COMMENT}\nqc = QuantumCircuit(2)`)).toBe(true);
      await expect
        .poll(() => service.readAcceptanceLog())
        .toEqual([expect.objectContaining({ accepted: true })]);
      expect(errors).toEqual([]);
    });
  });
}

test.describe('an OpenAI-compatible server', () => {
  let service: LocalService;
  test.beforeAll(async () => {
    service = await LocalService.startScripted(
      { rules: [{ chunks: ['qc = ', 'QuantumCircuit(2)'] }] },
      '--dialect',
      'openai'
    );
  });
  test.afterAll(() => service.dispose());
  test.use({
    settings: async ({}, use) => {
      // As users paste it: without /v1, but with a slash.
      const serviceUrl = service.url.replace(/v1$/, '');
      await use({ serviceUrl, token: service.token });
    }
  });

  test('completes code without a disclaimer and without acceptance reports', async ({
    lab
  }) => {
    const errors = collectErrors(lab.page);
    await lab.openNotebook([COMMENT]);
    await lab.moveCursorToEndOf(0);
    await lab.press('Tab');
    await expect(lab.ghost).toContainText('qc = QuantumCircuit(2)');
    await expect(lab.dialog).toHaveCount(0);
    await lab.press('Tab');
    expect(await lab.getSource(0)).toBe(`${COMMENT}\nqc = QuantumCircuit(2)`);
    const paths = (await service.readRequestLog()).map(
      ({ path }) => path ?? ''
    );
    expect(paths.filter(path => path.includes('accept'))).toEqual([]);
    expect(errors).toEqual([]);
  });
});
