import { collectErrors } from '../support/complaints';
import { expect, test } from '../support/lab';
import { LocalService } from '../support/service';

/** The disclaimer: asked about only on request, and what each decision does. */

const COMMENT = '# Build a Bell pair';

for (const dialect of ['qiskit', 'hosted']) {
  test.describe(`the disclaimer of a service that speaks ${dialect}`, () => {
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

    test('never comes uninvited; later, reject and accept do what they say', async ({
      lab
    }) => {
      const heard = collectErrors(lab.page);
      await lab.openNotebook(['']);
      await lab.moveCursorToEndOf(0);
      await lab.type('x = abs');
      await expect(lab.statusItem).toHaveText('Qiskit: disclaimer');
      await expect(lab.dialog).toHaveCount(0);

      // Tab in code: once, and not again after Later.
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
      expect(heard).toEqual([]);
    });
  });
}

test.describe('a plain OpenAI-compatible server', () => {
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
      // As people paste it: without /v1, with a slash.
      const serviceUrl = service.url.replace(/v1$/, '');
      await use({ serviceUrl, token: service.token });
    }
  });

  test('completes without a disclaimer and without reports', async ({
    lab
  }) => {
    const heard = collectErrors(lab.page);
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
    expect(heard).toEqual([]);
  });
});
