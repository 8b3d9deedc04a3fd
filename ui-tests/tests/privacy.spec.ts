import { expect, test } from '../support/lab';
import { Service } from '../support/service';

/** What a person excludes is never sent. */
test.describe('privacy', () => {
  let service: Service;
  test.beforeAll(async () => {
    service = await Service.scripted({
      default_accepted: true,
      rules: [{ chunks: [' Quantum'] }]
    });
  });
  test.afterAll(() => service.dispose());
  test.use({
    settings: async ({}, use) => {
      await use({ serviceUrl: service.url, token: service.token });
    }
  });

  test('excluded cells are not sent, and a pause sends nothing', async ({
    lab
  }) => {
    await lab.open(['# qiskit-completer: off\nsecret =', 'circuit =']);
    await lab.cursorAtEndOf(0);
    await expect(lab.status).toHaveText('Qiskit: off');
    await lab.press('Alt+Backslash');
    await lab.cursorAtEndOf(1);
    await expect(lab.status).toHaveText('Qiskit: ready');
    await lab.press('Alt+Backslash');
    await expect(lab.ghost).toHaveText(' Quantum');
    expect(await service.prompts()).toEqual(['circuit =']);

    await lab.press('Escape');
    await lab.status.click();
    await lab.menuItem('Pause: Send Nothing').click();
    await expect(lab.status).toHaveText('Qiskit: paused');
    await lab.cursorAtEndOf(1);
    await lab.type(' paused(');
    await lab.press('Alt+Backslash');
    await lab.status.click();
    await lab.menuItem('Pause: Send Nothing').click();
    await expect(lab.status).toHaveText('Qiskit: ready');
    await lab.cursorAtEndOf(1);
    await lab.type('1, ');
    await expect.poll(() => service.prompts()).toContain('circuit = paused(1,');
    expect(await service.prompts()).not.toContain('circuit = paused(');
  });
});
