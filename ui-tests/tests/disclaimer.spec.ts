import { complaintsOf } from '../support/complaints';
import { expect, test } from '../support/lab';
import { Service } from '../support/service';

/** The disclaimer: asked about only on request, and what each decision does. */

const COMMENT = '# Build a Bell pair';

for (const dialect of ['qiskit', 'hosted']) {
  test.describe(`the disclaimer of a service that speaks ${dialect}`, () => {
    let service: Service;
    test.beforeAll(async () => {
      service = await Service.scripted(
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
      const heard = complaintsOf(lab.page);
      await lab.open(['']);
      await lab.cursorAtEndOf(0);
      await lab.type('x = abs');
      await expect(lab.status).toHaveText('Qiskit: disclaimer');
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
      await lab.cursorAtEndOf(0);
      await lab.type('(-1) + ');
      await lab.press('Tab');
      await lab.type('1');
      await expect(lab.status).toHaveText('Qiskit: disclaimer');
      await expect(lab.dialog).toHaveCount(0);

      await lab.status.click();
      await lab.dialog.getByRole('button', { name: 'Reject' }).click();
      await expect(lab.status).toHaveText('Qiskit: disclaimer');

      await lab.cursorAtEndOf(0);
      await lab.press('Enter');
      await lab.type(COMMENT);
      await lab.press('Tab');
      await lab.dialog.getByRole('button', { name: 'Accept' }).click();
      await expect(lab.ghost).toContainText('qc = QuantumCircuit(2)');
      await lab.press('Tab');
      const source = await lab.source(0);
      expect(source.endsWith(`${COMMENT}\nqc = QuantumCircuit(2)`)).toBe(true);
      await expect
        .poll(() => service.reviews())
        .toEqual([expect.objectContaining({ accepted: true })]);
      expect(heard).toEqual([]);
    });
  });
}

test.describe('a plain OpenAI-compatible server', () => {
  let service: Service;
  test.beforeAll(async () => {
    service = await Service.scripted(
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
    const heard = complaintsOf(lab.page);
    await lab.open([COMMENT]);
    await lab.cursorAtEndOf(0);
    await lab.press('Tab');
    await expect(lab.ghost).toContainText('qc = QuantumCircuit(2)');
    await expect(lab.dialog).toHaveCount(0);
    await lab.press('Tab');
    expect(await lab.source(0)).toBe(`${COMMENT}\nqc = QuantumCircuit(2)`);
    const paths = (await service.journal()).map(({ path }) => path ?? '');
    expect(paths.filter(path => path.includes('accept'))).toEqual([]);
    expect(heard).toEqual([]);
  });
});
