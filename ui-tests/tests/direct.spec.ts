import { collectErrors } from '../support/complaints';
import { JupyterServer } from '../support/jupyter';
import { expect, test } from '../support/lab';
import { LocalService } from '../support/service';
import { RecordingServer } from '../support/standIn';

/** Without the relay the browser asks the service itself, with the token of the settings. */
test.describe('direct', () => {
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

  test('code is completed, and no other service gets the token', async ({
    lab
  }) => {
    const heard = collectErrors(lab.page);
    const asked: string[] = [];
    lab.page.on('request', request => asked.push(request.url()));
    // The kernel has nothing there, so that no popup comes instead.
    await lab.openNotebook(['# A pair']);
    await lab.moveCursorToEndOf(0);
    await lab.press('Tab');
    await lab.dialog.getByRole('button', { name: 'Accept' }).click();
    await expect(lab.ghost).toHaveText('qc = QuantumCircuit(2)');
    await lab.press('Tab');
    expect(await lab.getSource(0)).toBe('# A pair\nqc = QuantumCircuit(2)');
    await expect.poll(() => service.readAcceptanceLog()).toHaveLength(1);
    expect(asked).toContain(`${service.url}/completions`);
    expect(asked.filter(url => url.includes('/service/'))).toEqual([]);
    expect(heard).toEqual([]);

    const thief = await RecordingServer.start((_, response) =>
      response.writeHead(401).end()
    );
    // As a script of the page would.
    await lab.changeSetting('serviceUrl', thief.url);
    await lab.moveCursorToEndOf(0);
    await lab.press('Alt+Backslash');
    await expect(lab.statusItem).toHaveAttribute(
      'title',
      /given for another service, so it is not sent to http:.*Set a token for this service/
    );
    expect(thief.receivedText).toContain('GET /v1/');
    expect(thief.receivedText).not.toContain(service.token);
    await thief.dispose();
  });

  test.describe('where the server extension is switched off', () => {
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

    test('code is completed without being told so', async ({ lab }) => {
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
