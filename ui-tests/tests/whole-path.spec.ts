import { expect, test } from '../support/lab';
import { Service } from '../support/service';

/** The whole path, with the real model: what a new user sees, and the same notebook later. */
test.describe('the whole path', () => {
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

  const CELLS = [
    'from qiskit import QuantumCircuit',
    '# Build a Bell pair and measure it'
  ];

  test('Tab after a comment asks for the disclaimer once, then completes', async ({
    lab
  }) => {
    await lab.open(CELLS);
    await lab.cursorAtEndOf(1);
    await lab.press('Tab');
    await expect(lab.dialog).toContainText(service.model);
    await lab.dialog.getByRole('button', { name: 'Accept' }).click();

    await expect(lab.ghost).toContainText('QuantumCircuit');
    // A small model writes on for a while on a busy machine.
    const atLeisure = { timeout: 30_000 };
    await expect(lab.status).toContainText(service.model, atLeisure);
    const ghost = await lab.ghostText();
    expect(await lab.source(1)).toBe(CELLS[1]);
    await lab.press('Tab');

    const source = await lab.source(1);
    expect(source.split('\n')[0]).toBe(CELLS[1]);
    expect(source.split('\n')[1]).toMatch(/^[a-z_]+ = QuantumCircuit\(/);
    expect(source.replaceAll('\n', '')).toContain(ghost.replaceAll('\n', ''));
    await expect.poll(() => service.reviews()).toHaveLength(1);
    expect((await service.reviews())[0]?.accepted).toBe(true);

    await service.stop();
    await service.start();
    await lab.reload();
    expect(await lab.source(1)).toBe(CELLS[1]);
    await lab.cursorAtEndOf(1);
    await lab.press('Tab');
    await expect(lab.ghost).toContainText('QuantumCircuit');
    await expect(lab.dialog).toHaveCount(0);
  });
});
