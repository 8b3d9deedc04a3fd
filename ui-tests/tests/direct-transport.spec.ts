import { collectErrors } from '../support/consoleErrors';
import { JupyterServer } from '../support/jupyterServer';
import { expect, test } from '../support/lab';
import { LocalService } from '../support/localService';
import { RecordingServer } from '../support/recordingServer';

/**
 * Without the relay the browser sends requests itself, with the token from the
 * settings.
 */
test.describe('the direct transport', () => {
  let service: LocalService;
  test.beforeAll(async () => {
    service = await LocalService.startScripted({
      rules: [{ chunks: ['qc = QuantumCircuit(2)'] }]
    });
  });
  test.afterAll(() => service.dispose());
  test.use({
    settings: async ({}, use) => {
      const { url, token } = service;
      await use({ serviceUrl: url, token, transport: 'direct' });
    }
  });

  test('completes code, and sends the token to no other service', async ({
    lab
  }) => {
    const errors = collectErrors(lab.page);
    const urls: string[] = [];
    lab.page.on('request', request => urls.push(request.url()));
    // The kernel has no items here, so no popup opens instead.
    await lab.openNotebook(['# A pair']);
    await lab.moveCursorToEndOf(0);
    await lab.press('Tab');
    await lab.dialog.getByRole('button', { name: 'Accept' }).click();
    await expect(lab.ghost).toHaveText('qc = QuantumCircuit(2)');
    await lab.press('Tab');
    expect(await lab.getSource(0)).toBe('# A pair\nqc = QuantumCircuit(2)');
    await expect.poll(() => service.readAcceptanceLog()).toHaveLength(1);
    expect(urls).toContain(`${service.url}/completions`);
    expect(urls.filter(url => url.includes('/service/'))).toEqual([]);
    expect(errors).toEqual([]);

    const otherServer = await RecordingServer.start((_, response) =>
      response.writeHead(401).end()
    );
    // A script of the page could do the same.
    await lab.changeSetting('serviceUrl', otherServer.url);
    await lab.moveCursorToEndOf(0);
    await lab.press('Alt+Backslash');
    await expect(lab.statusItem).toHaveAttribute(
      'title',
      /entered for another service, so it is not sent to http:.*Set a token for this service/
    );
    expect(otherServer.receivedText).toContain('GET /v1/');
    expect(otherServer.receivedText).not.toContain(service.token);
    await otherServer.dispose();
  });

  test.describe('with the server extension switched off', () => {
    let jupyter: JupyterServer | undefined;
    test.afterAll(() => jupyter?.dispose());
    test.use({
      settings: async ({}, use) => {
        await use({ serviceUrl: service.url, token: service.token });
      },
      baseURL: async ({}, use) => {
        jupyter ??= await JupyterServer.start(
          {},
          '--ServerApp.jpserver_extensions=jupyterlab_qiskit_completer=False'
        );
        await use(jupyter.url);
      }
    });

    test('is used without being chosen in the settings', async ({ lab }) => {
      const state = `${jupyter?.url}/jupyterlab-qiskit-completer/state`;
      expect((await fetch(state)).status).toBe(404);
      await service.setScript({
        default_accepted: true,
        rules: [{ chunks: [' QuantumCircuit(2)'] }]
      });
      await lab.openNotebook(['circuit =']);
      await lab.moveCursorToEndOf(0);
      await lab.press('Alt+Backslash');
      await expect(lab.ghost).toHaveText(' QuantumCircuit(2)');
      await expect(lab.statusItem).toHaveAttribute(
        'title',
        /^scripted-model is ready/
      );
    });
  });
});
