import { randomUUID } from 'node:crypto';
import { findFilesContaining } from '../support/files';
import { JupyterServer } from '../support/jupyterServer';
import { expect, type Lab, test } from '../support/lab';
import { LocalService } from '../support/localService';
import { PageTraces } from '../support/pageTraces';
import { RecordingServer } from '../support/recordingServer';

/**
 * A token in the Jupyter server's environment does not leave the server, except
 * for its service.
 */
test.describe('with the token in the environment of the Jupyter server', () => {
  let running:
    Promise<{ service: LocalService; jupyter: JupyterServer }> | undefined;
  const run = () =>
    (running ??= (async () => {
      const service = await LocalService.startScripted({
        rules: [{ chunks: [' QuantumCircuit(2)'] }]
      });
      const jupyter = await JupyterServer.start(
        {
          QISKIT_IBM_TOKEN: service.token,
          QISKIT_COMPLETER_SERVICE_URL: service.url
        },
        '--log-level=DEBUG'
      );
      return { service, jupyter };
    })());
  test.afterAll(async () => {
    const { service, jupyter } = await run();
    await jupyter.dispose();
    await service.dispose();
  });
  test.use({
    autoGoto: false,
    // The settings are stored on the Jupyter server.
    mockSettings: false,
    // Playwright resolves this before everything else, including hooks.
    baseURL: async ({}, use) => {
      await use((await run()).jupyter.url);
    }
  });

  /** Requests a suggestion at the end of the first cell. */
  async function requestSuggestion(lab: Lab): Promise<void> {
    await lab.moveCursorToEndOf(0);
    await lab.press('Alt+Backslash');
  }

  /**
   * Checks the message of the status item and of the dialog that it opens,
   * which stays open.
   */
  async function expectProblem(lab: Lab, message: RegExp): Promise<void> {
    await expect(lab.statusItem).toHaveAttribute('title', message);
    await lab.statusItem.click();
    await expect(lab.dialog).toContainText(message);
  }

  test('code is completed, and the token is found nowhere else', async ({
    lab
  }) => {
    const { service, jupyter } = await run();
    const { page } = lab;
    const { token } = service;
    const traces = new PageTraces(page);
    await page.goto();
    await expect(lab.statusItem).toHaveText('Qiskit: ready');
    await lab.openNotebook(['circuit =']);
    await lab.moveCursorToEndOf(0);
    await lab.press('Tab');
    await lab.dialog.getByRole('button', { name: 'Accept' }).click();
    await expect(lab.ghost).toHaveText(' QuantumCircuit(2)');
    await expect(lab.statusItem).toHaveAttribute(
      'title',
      /^scripted-model is ready/
    );
    await lab.press('Tab');
    expect(await lab.getSource(0)).toBe('circuit = QuantumCircuit(2)');
    await expect.poll(() => service.readAcceptanceLog()).toHaveLength(1);
    await lab.changeSetting('automatic', false);
    await page.notebook.save();
    await traces.capture();

    service.token = randomUUID();
    await service.stop();
    await service.start();
    await lab.type('.h(');
    await requestSuggestion(lab);
    await expectProblem(lab, /did not accept the token/);
    await traces.capture();
    await lab.press('Escape');

    await service.stop();
    await requestSuggestion(lab);
    await expectProblem(lab, /No connection to http:\/\/127\.0\.0\.1/);

    const pageText = await traces.collectText();
    const settings = await fetch(`${jupyter.url}/lab/api/settings`);
    const texts = [
      pageText,
      await settings.text(),
      jupyter.output,
      service.output
    ];
    for (const text of texts) {
      expect(text).not.toContain(token);
    }
    expect(await findFilesContaining(jupyter.home, token)).toEqual([]);
    expect(await findFilesContaining(service.folder, token)).toEqual([]);
    expect(jupyter.output).not.toContain('Traceback');

    // The texts that were searched do contain the traces of these requests.
    expect(pageText).toContain(
      'jupyterlab-qiskit-completer/service/v1/completions'
    );
    expect(pageText).toContain('scripted-model');
    expect(pageText).toContain('did not accept the token');
    expect(pageText).not.toContain(`${service.url}/completions`);
    expect(texts[1]).toContain('jupyterlab-qiskit-completer:settings');
    expect(jupyter.output).toContain('/service/v1/completions');
    for (const text of ['circuit = QuantumCircuit(2)', '"automatic": false']) {
      expect(await findFilesContaining(jupyter.home, text)).not.toEqual([]);
    }
    expect(
      await findFilesContaining(service.folder, 'QuantumCircuit')
    ).not.toEqual([]);
    service.token = token;
    await service.start();
  });

  test('the token is sent to no other service', async ({ lab }) => {
    const { service } = await run();
    const otherServer = await RecordingServer.start((_, response) =>
      response.writeHead(401).end()
    );
    await lab.page.goto();
    await lab.openNotebook(['circuit =']);
    // A script of the page could do the same.
    await lab.changeSetting('serviceUrl', `${otherServer.url}/v1`);
    await requestSuggestion(lab);
    await expectProblem(
      lab,
      /entered for another service, so it is not sent to http:\/\/127\.0\.0\.1:\d+\. Set a token for this service\./
    );
    expect(await lab.dialog.textContent()).toContain(otherServer.url);
    await lab.press('Escape');
    await lab.page.evaluate(async url => {
      for (const serviceUrl of [url, `${url}/v1`]) {
        await fetch('/jupyterlab-qiskit-completer/service/v1/models', {
          headers: { 'X-Qiskit-Completer-Service': serviceUrl }
        });
      }
    }, otherServer.url);
    expect(
      otherServer.receivedText.split('GET /v1/models').length
    ).toBeGreaterThan(3);
    expect(otherServer.receivedText).not.toContain(service.token);

    await lab.statusItem.click();
    await lab.dialog.getByRole('button', { name: 'Set token…' }).click();
    await expect(lab.dialog).toContainText(`only, for ${otherServer.url}`);
    await lab.dialog.locator('input').fill('for-the-other-server');
    await lab.dialog.getByRole('button', { name: 'Set' }).click();
    await expect(lab.dialog).toHaveCount(0);
    await requestSuggestion(lab);
    await expect(lab.statusItem).toHaveAttribute(
      'title',
      /not accept the token/
    );
    expect(otherServer.receivedText).toContain('Bearer for-the-other-server');
    expect(otherServer.receivedText).not.toContain(service.token);
    await otherServer.dispose();
  });
});
