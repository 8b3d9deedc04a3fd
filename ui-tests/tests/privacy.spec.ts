import { expect, test } from '../support/lab';
import { LocalService } from '../support/localService';

/** Code that the user excludes is never sent. */
test.describe('privacy', () => {
  let service: LocalService;
  test.beforeAll(async () => {
    service = await LocalService.startScripted({
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

  test('excluded cells are not sent, and nothing is sent while paused', async ({
    lab
  }) => {
    await lab.openNotebook(['# qiskit-completer: off\nsecret =', 'circuit =']);
    await lab.moveCursorToEndOf(0);
    await expect(lab.statusItem).toHaveText('Qiskit: off');
    await lab.press('Alt+Backslash');
    await lab.moveCursorToEndOf(1);
    await expect(lab.statusItem).toHaveText('Qiskit: ready');
    await lab.press('Alt+Backslash');
    await expect(lab.ghost).toHaveText(' Quantum');
    expect(await service.readPrompts()).toEqual(['circuit =']);

    await lab.press('Escape');
    await lab.statusItem.click();
    await lab.menuItem('Pause: Send Nothing').click();
    await expect(lab.statusItem).toHaveText('Qiskit: paused');
    await lab.moveCursorToEndOf(1);
    await lab.type(' paused(');
    await lab.press('Alt+Backslash');
    await lab.statusItem.click();
    await lab.menuItem('Pause: Send Nothing').click();
    await expect(lab.statusItem).toHaveText('Qiskit: ready');
    await lab.moveCursorToEndOf(1);
    await lab.type('1, ');
    await expect
      .poll(() => service.readPrompts())
      .toContain('circuit = paused(1,');
    expect(await service.readPrompts()).not.toContain('circuit = paused(');
  });
});
