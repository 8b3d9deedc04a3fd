import { expect, test } from '../support/lab';
import { LocalService } from '../support/localService';
import { takePicturesInBothThemes } from '../support/pictures';
import { findFreeUsualPort, USUAL_PORTS } from '../support/ports';

/** The first use: from no settings to a completion, by the status item. */

test.describe('without settings', () => {
  let service: LocalService;
  test.beforeAll(async () => {
    const models = ['first-model', 'second-model'];
    const rules = [{ chunks: [' Quantum'] }];
    const script = { models, default_accepted: true, rules };
    const port = `${await findFreeUsualPort()}`;
    service = await LocalService.startScripted(script, '--port', port);
  });
  test.afterAll(() => service.dispose());
  test.use({ autoGoto: false });

  test('a server is looked for on request, tested and used', async ({
    lab
  }) => {
    const { page, dialog, statusItem: status } = lab;
    const content = dialog.locator('.jp-Dialog-content');
    const probes: { service: string; token: string }[] = [];
    page.on('request', request => {
      if (request.url().includes('/service/v1/models')) {
        const headers = request.headers();
        probes.push({
          service: headers['x-qiskit-completer-service'] ?? '',
          token: headers['x-qiskit-completer-token'] ?? ''
        });
      }
    });
    await page.goto();
    await expect(status).toHaveText('Qiskit: unconnected');
    await lab.openNotebook(['circuit =']);
    expect(probes).toEqual([]);
    // The other half of the tests may look for servers at any time.
    const calls = (await service.readRequestLog()).map(({ path }) => path);
    expect(calls.filter(path => path && path !== '/v1/models')).toEqual([]);

    await status.click();
    const root = service.url.replace(/\/v1$/, '');
    const found = dialog.getByRole('radio', { name: root });
    await expect(found).toBeVisible();
    await expect(dialog).toContainText('asks for a token');
    await expect(dialog).toContainText(
      /server was found|running servers were found/
    );
    expect(probes.map(({ service }) => service).sort()).toEqual(
      USUAL_PORTS.map(port => `http://127.0.0.1:${port}`).sort()
    );
    expect(probes.every(({ token }) => token === 'never')).toBe(true);

    await found.check();
    await dialog.getByRole('button', { name: 'Test' }).click();
    await expect(dialog).toContainText('needs a token');
    const token = dialog.getByLabel('Token', { exact: true });
    await expect(token).toBeFocused();
    await token.fill(service.token);
    await takePicturesInBothThemes(page, 'setup-token', content);
    await lab.press('Enter');
    await expect(dialog).toContainText('can suggest code');
    await dialog.getByLabel('Model').selectOption('second-model');
    await lab.press('Enter');
    await expect(dialog).toHaveCount(0);
    await expect(status).toHaveAttribute('title', /^second-model is ready/);

    await lab.moveCursorToEndOf(0);
    await lab.press('Alt+Backslash');
    await expect(lab.ghost).toHaveText(' Quantum');
    const completionRequests = (await service.readRequestLog()).filter(
      ({ body }) => body?.prompt
    );
    expect(completionRequests.at(-1)?.body?.model).toBe('second-model');

    // Cancelling keeps the previous settings.
    await lab.press('Escape');
    await status.click();
    await lab.menuItem('Choose Where Completions Come From…').click();
    const address = dialog.getByLabel('Address of the server');
    await address.fill('http://127.0.0.1:9');
    await lab.press('Enter');
    await expect(dialog).toContainText('No connection to http://127.0.0.1:9');
    await lab.press('Escape');
    await expect(status).toHaveAttribute('title', /^second-model is ready/);
  });
});
