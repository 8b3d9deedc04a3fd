import { randomUUID } from 'node:crypto';
import { findFilesContaining } from '../support/files';
import { JupyterServer } from '../support/jupyter';
import { expect, type Lab, test } from '../support/lab';
import { LocalService } from '../support/service';
import { RecordingServer } from '../support/standIn';
import { PageTraces } from '../support/traces';

/** A token that only the Jupyter server's environment has stays there. */
test.describe('with the token in the server’s environment', () => {
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
    // Settings go where they really go.
    mockSettings: false,
    // Asked for before anything else, hooks included.
    baseURL: async ({}, use) => {
      await use((await run()).jupyter.url);
    }
  });

  /** Ask for a suggestion at the end of the first cell. */
  async function ask(lab: Lab): Promise<void> {
    await lab.moveCursorToEndOf(0);
    await lab.press('Alt+Backslash');
  }

  /** What the status item says, and the dialog that it opens and that is left open. */
  async function expectProblem(lab: Lab, words: RegExp): Promise<void> {
    await expect(lab.statusItem).toHaveAttribute('title', words);
    await lab.statusItem.click();
    await expect(lab.dialog).toContainText(words);
  }

  test('code is completed, and the token is found nowhere', async ({ lab }) => {
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
    await ask(lab);
    await expectProblem(lab, /did not accept the token/);
    await traces.capture();
    await lab.press('Escape');

    await service.stop();
    await ask(lab);
    await expectProblem(lab, /No connection to http:\/\/127\.0\.0\.1/);

    const seen = await traces.collectText();
    const settings = await fetch(`${jupyter.url}/lab/api/settings`);
    const all = [seen, await settings.text(), jupyter.output, service.output];
    for (const text of all) {
      expect(text).not.toContain(token);
    }
    expect(await findFilesContaining(jupyter.home, token)).toEqual([]);
    expect(await findFilesContaining(service.folder, token)).toEqual([]);
    expect(jupyter.output).not.toContain('Traceback');

    // What was looked through has the traces of it all.
    expect(seen).toContain(
      'jupyterlab-qiskit-completer/service/v1/completions'
    );
    expect(seen).toContain('scripted-model');
    expect(seen).toContain('did not accept the token');
    expect(seen).not.toContain(`${service.url}/completions`);
    expect(all[1]).toContain('jupyterlab-qiskit-completer:settings');
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

  test('no other service gets it, whoever names one', async ({ lab }) => {
    const { service } = await run();
    const thief = await RecordingServer.start((_, response) =>
      response.writeHead(401).end()
    );
    await lab.page.goto();
    await lab.openNotebook(['circuit =']);
    // As a script of the page would.
    await lab.changeSetting('serviceUrl', `${thief.url}/v1`);
    await ask(lab);
    await expectProblem(
      lab,
      /given for another service, so it is not sent to http:\/\/127\.0\.0\.1:\d+\. Set a token for this service\./
    );
    expect(await lab.dialog.textContent()).toContain(thief.url);
    await lab.press('Escape');
    await lab.page.evaluate(async url => {
      for (const named of [url, `${url}/v1`]) {
        await fetch('/jupyterlab-qiskit-completer/service/v1/models', {
          headers: { 'X-Qiskit-Completer-Service': named }
        });
      }
    }, thief.url);
    expect(thief.receivedText.split('GET /v1/models').length).toBeGreaterThan(
      3
    );
    expect(thief.receivedText).not.toContain(service.token);

    await lab.statusItem.click();
    await lab.dialog.getByRole('button', { name: 'Set token…' }).click();
    await expect(lab.dialog).toContainText(`only, for ${thief.url}`);
    await lab.dialog.locator('input').fill('for-the-thief-only');
    await lab.dialog.getByRole('button', { name: 'Set' }).click();
    await expect(lab.dialog).toHaveCount(0);
    await ask(lab);
    await expect(lab.statusItem).toHaveAttribute(
      'title',
      /not accept the token/
    );
    expect(thief.receivedText).toContain('Bearer for-the-thief-only');
    expect(thief.receivedText).not.toContain(service.token);
    await thief.dispose();
  });
});
