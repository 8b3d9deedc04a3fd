import { randomUUID } from 'node:crypto';
import { filesWith } from '../support/files';
import { Jupyter } from '../support/jupyter';
import { expect, type Lab, test } from '../support/lab';
import { Service } from '../support/service';
import { StandIn } from '../support/standIn';
import { Traces } from '../support/traces';

/** A token that only the Jupyter server's environment has stays there. */
test.describe('with the token in the server’s environment', () => {
  let running: Promise<{ service: Service; jupyter: Jupyter }> | undefined;
  const run = () =>
    (running ??= (async () => {
      const service = await Service.scripted({
        rules: [{ chunks: [' QuantumCircuit(2)'] }]
      });
      const jupyter = await Jupyter.start(
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
    await lab.cursorAtEndOf(0);
    await lab.press('Alt+Backslash');
  }

  /** What the status item says, and the dialog that it opens and that is left open. */
  async function expectProblem(lab: Lab, words: RegExp): Promise<void> {
    await expect(lab.status).toHaveAttribute('title', words);
    await lab.status.click();
    await expect(lab.dialog).toContainText(words);
  }

  test('code is completed, and the token is found nowhere', async ({ lab }) => {
    const { service, jupyter } = await run();
    const { page } = lab;
    const { token } = service;
    const traces = new Traces(page);
    await page.goto();
    await expect(lab.status).toHaveText('Qiskit: ready');
    await lab.open(['circuit =']);
    await lab.cursorAtEndOf(0);
    await lab.press('Tab');
    await lab.dialog.getByRole('button', { name: 'Accept' }).click();
    await expect(lab.ghost).toHaveText(' QuantumCircuit(2)');
    await expect(lab.status).toHaveAttribute(
      'title',
      /^scripted-model is ready/
    );
    await lab.press('Tab');
    expect(await lab.source(0)).toBe('circuit = QuantumCircuit(2)');
    await expect.poll(() => service.reviews()).toHaveLength(1);
    await lab.set('automatic', false);
    await page.notebook.save();
    await traces.look();

    service.token = randomUUID();
    await service.stop();
    await service.start();
    await lab.type('.h(');
    await ask(lab);
    await expectProblem(lab, /did not accept the token/);
    await traces.look();
    await lab.press('Escape');

    await service.stop();
    await ask(lab);
    await expectProblem(lab, /No connection to http:\/\/127\.0\.0\.1/);

    const seen = await traces.text();
    const settings = await fetch(`${jupyter.url}/lab/api/settings`);
    const all = [seen, await settings.text(), jupyter.log, service.log];
    for (const text of all) {
      expect(text).not.toContain(token);
    }
    expect(await filesWith(jupyter.home, token)).toEqual([]);
    expect(await filesWith(service.folder, token)).toEqual([]);
    expect(jupyter.log).not.toContain('Traceback');

    // What was looked through has the traces of it all.
    expect(seen).toContain(
      'jupyterlab-qiskit-completer/service/v1/completions'
    );
    expect(seen).toContain('scripted-model');
    expect(seen).toContain('did not accept the token');
    expect(seen).not.toContain(`${service.url}/completions`);
    expect(all[1]).toContain('jupyterlab-qiskit-completer:settings');
    expect(jupyter.log).toContain('/service/v1/completions');
    for (const text of ['circuit = QuantumCircuit(2)', '"automatic": false']) {
      expect(await filesWith(jupyter.home, text)).not.toEqual([]);
    }
    expect(await filesWith(service.folder, 'QuantumCircuit')).not.toEqual([]);
    service.token = token;
    await service.start();
  });

  test('no other service gets it, whoever names one', async ({ lab }) => {
    const { service } = await run();
    const thief = await StandIn.start((_, response) =>
      response.writeHead(401).end()
    );
    await lab.page.goto();
    await lab.open(['circuit =']);
    // As a script of the page would.
    await lab.set('serviceUrl', `${thief.url}/v1`);
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
    expect(thief.heard.split('GET /v1/models').length).toBeGreaterThan(3);
    expect(thief.heard).not.toContain(service.token);

    await lab.status.click();
    await lab.dialog.getByRole('button', { name: 'Set token…' }).click();
    await expect(lab.dialog).toContainText(`only, for ${thief.url}`);
    await lab.dialog.locator('input').fill('for-the-thief-only');
    await lab.dialog.getByRole('button', { name: 'Set' }).click();
    await expect(lab.dialog).toHaveCount(0);
    await ask(lab);
    await expect(lab.status).toHaveAttribute('title', /not accept the token/);
    expect(thief.heard).toContain('Bearer for-the-thief-only');
    expect(thief.heard).not.toContain(service.token);
    await thief.dispose();
  });
});
