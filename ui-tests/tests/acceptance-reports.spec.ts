import { expect, test as base } from '../support/lab';
import type { ILabSettings } from '../support/labSettings';
import { LocalService } from '../support/localService';

/** The completion after `circuit =`. */
const GHOST = ' QuantumCircuit(2)';

const test = base.extend<{ service: LocalService; settings: ILabSettings }>({
  service: async ({}, use) => {
    const service = await LocalService.startScripted({
      default_accepted: true,
      rules: [
        { prompt: 'circuit =$', chunks: [' Quantum', 'Circuit(2)'] },
        { prompt: 'other =$', chunks: [' Register'] },
        { prompt: '.', chunks: ['\n'] }
      ]
    });
    await use(service);
    // The service logs only the first report about a completion. The page must
    // not send a second one.
    const reportedIds = (await service.readRequestLog()).flatMap(
      ({ method, path, body }) =>
        method === 'POST' && path === '/v1/completions/accept'
          ? (body?.completion ?? '')
          : []
    );
    expect(reportedIds).toEqual(
      (await service.readAcceptanceLog()).map(({ completion }) => completion)
    );
    await service.dispose();
  },
  settings: async ({ service }, use) => {
    await use({ serviceUrl: service.url, token: service.token });
  }
});

/** Each suggestion that was shown is reported once, with its outcome. */
test.describe('acceptance reports', () => {
  test('have the number of accepted characters, and distinguish other typing from dismissal', async ({
    lab,
    service
  }) => {
    await lab.openNotebook(['', '', '']);
    await lab.typeUntilGhost(0, 'circuit =', GHOST);
    await lab.press('Tab');
    const accepted = `accepted ${GHOST.length}/${GHOST.length}, inserted`;
    await expect.poll(() => service.readOutcomes()).toEqual([accepted]);

    await lab.typeUntilGhost(1, 'circuit =', GHOST);
    await lab.press('Control+ArrowRight');
    await expect(lab.ghost).toHaveText('(2)');
    await lab.press('Escape');
    await expect(lab.ghost).toHaveCount(0);
    const partlyAccepted = `partly 15/${GHOST.length}, dismissed`;
    await expect
      .poll(() => service.readOutcomes())
      .toEqual([accepted, partlyAccepted]);

    await lab.typeUntilGhost(2, 'circuit =', GHOST);
    await lab.type(' 1');
    await expect(lab.ghost).toHaveCount(0);
    await lab.press('Enter');
    await lab.type('other =');
    await expect(lab.ghost).toHaveText(' Register');
    await lab.press('Escape');
    await expect
      .poll(() => service.readOutcomes())
      .toEqual([
        accepted,
        partlyAccepted,
        `ignored 0/${GHOST.length}, typedOn`,
        'rejected 0/9, dismissed'
      ]);
  });

  test('are sent when the panel is closed', async ({ lab, service }) => {
    await lab.openNotebook(['']);
    await lab.typeUntilGhost(0, 'circuit =', GHOST);
    await lab.page.evaluate(() =>
      window.jupyterapp.shell.currentWidget?.dispose()
    );
    await expect
      .poll(() => service.readOutcomes())
      .toEqual([`rejected 0/${GHOST.length}, dismissed`]);
  });

  test('are sent when the page is left', async ({ lab, service }) => {
    await lab.openNotebook(['']);
    await lab.typeUntilGhost(0, 'circuit =', GHOST);
    await lab.leave();
    await expect
      .poll(() => service.readOutcomes())
      .toEqual([`rejected 0/${GHOST.length}, dismissed`]);
  });

  test('are not sent while they are switched off', async ({ lab, service }) => {
    await lab.changeSetting('reports', false);
    await lab.openNotebook(['']);
    await lab.typeUntilGhost(0, 'circuit =', GHOST);
    await lab.press('Tab');
    await lab.changeSetting('reports', true);
    // A report that had been held back would come before this one.
    await lab.press('Enter');
    await lab.type('other =');
    await expect(lab.ghost).toHaveText(' Register');
    await lab.press('Tab');
    await expect
      .poll(() => service.readOutcomes())
      .toEqual(['accepted 9/9, inserted']);
  });

  test('are not sent about the suggestions of another provider', async ({
    lab,
    service
  }) => {
    await lab.page.evaluate(async () => {
      const registry = await window.galata.getPlugin(
        '@jupyterlab/apputils-extension:settings'
      );
      const id = '@jupyterlab/completer-extension:inline-completer';
      const settings = await registry?.load(id);
      const providers = settings?.get('providers').composite as object;
      await settings?.set('providers', {
        ...providers,
        '@jupyterlab/inline-completer:history': {
          enabled: true,
          timeout: 10_000,
          debouncerDelay: 0,
          autoFillInMiddle: false,
          maxSuggestions: 5
        }
      });
    });
    await lab.openNotebook(['answer = 6 * 7', '']);
    await lab.moveCursorToEndOf(0);
    await lab.press('Shift+Enter');
    await lab.waitForIdleKernel();
    await lab.moveCursorToEndOf(1);
    await lab.type('answer =');
    await expect(lab.ghost).toHaveText(' 6 * 7');
    await lab.press('Tab');
    expect(await lab.getSource(1)).toBe('answer = 6 * 7');
    await lab.press('Enter');
    await lab.type('other =');
    await expect(lab.ghost).toHaveText(' Register');
    await lab.press('Tab');
    await expect
      .poll(() => service.readOutcomes())
      .toEqual(['accepted 9/9, inserted']);
  });
});
