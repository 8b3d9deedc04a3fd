import { JupyterServer } from '../support/jupyterServer';
import { expect, type Lab, test } from '../support/lab';
import type { ILabSettings } from '../support/labSettings';
import { type IScript, LocalService } from '../support/localService';
import { RecordingServer } from '../support/recordingServer';

/**
 * The status item shows every failure, with the same message through the relay
 * and directly. A failure inserts nothing and breaks nothing.
 */

const SOURCE = '# Build a Bell pair';

/** The time that the relay waits for an answer in these tests. */
const ANSWER_TIMEOUT_S = 3;

/** Services that fail, and the message that the user has to see. */
const FAULTS: {
  name: string;
  script?: IScript;
  settings?: (service: LocalService) => ILabSettings;
  message: RegExp;
}[] = [
  {
    name: 'wrong token',
    settings: () => ({ token: 'not-the-token' }),
    message: /did not accept the token.*Set a valid token/
  },
  {
    name: 'no access',
    script: { rules: [{ fault: { status: 403, message: 'Premium only.' } }] },
    message: /refuses access.*Premium only\..*Choose another model/
  },
  {
    name: 'too many requests',
    script: {
      rules: [{ fault: { status: 429, headers: { 'retry-after': '7' } } }]
    },
    message: /too many requests; it asks you to wait 7 seconds.*try again later/
  },
  {
    name: 'unknown model',
    settings: () => ({ model: 'no-such-model' }),
    message: /no model named "no-such-model".*Choose/
  },
  {
    name: 'server error',
    script: { rules: [{ fault: { status: 500, message: 'out of memory' } }] },
    message: /The service failed.*out of memory.*Try again/
  },
  {
    name: 'HTML instead of JSON',
    script: { html_all: true },
    message: /web page, not with data.*Check the service URL/
  },
  {
    name: 'broken stream',
    script: { rules: [{ chunks: ['\n'], fault: 'cut' }] },
    message: /broke off.*Try again/
  },
  {
    name: 'timeout',
    script: { rules: [{ fault: 'hang' }] },
    message: /http:\S+ did not answer within \d+ seconds\..*Try again/
  },
  {
    name: 'connection refused',
    settings: () => ({ serviceUrl: 'http://127.0.0.1:9' }),
    message: /No connection to http:\/\/127\.0\.0\.1:9\. .*Check that/
  },
  {
    name: 'unknown host name',
    settings: () => ({ serviceUrl: 'https://nowhere.invalid' }),
    message: /No connection to https:\/\/nowhere\.invalid\. .*name.*Check/
  },
  {
    name: 'no TLS',
    settings: ({ url }) => ({ serviceUrl: url.replace('http:', 'https:') }),
    message: /No connection to https:\/\/127\.0\.0\.1:\d+\. \w/
  },
  {
    name: 'invalid URL',
    settings: () => ({ serviceUrl: 'qiskit.example' }),
    message: /"qiskit\.example" is not the address of a service/
  }
];

let service: LocalService;
let jupyter: JupyterServer | undefined;
test.beforeAll(async () => {
  service = await LocalService.startScripted({});
});
test.afterAll(async () => {
  await service.dispose();
  await jupyter?.dispose();
});
test.use({
  baseURL: async ({}, use) => {
    jupyter ??= await JupyterServer.start(
      {},
      `--QiskitCompleter.answer_timeout=${ANSWER_TIMEOUT_S}`
    );
    await use(jupyter.url);
  }
});

/** Requests a suggestion in a cell and checks that it fails with this message. */
async function expectFailureIn(
  lab: Lab,
  cell: number,
  message: RegExp
): Promise<void> {
  await lab.moveCursorToEndOf(cell);
  await lab.press('Tab');
  await expect(lab.statusItem).toHaveAttribute('title', message);
  await expect(lab.statusItem).toHaveText('Qiskit: failed');
  await expect(lab.dialog).toHaveCount(0);
  expect(await lab.getSource(cell)).toBe(SOURCE);

  await lab.statusItem.click();
  await expect(lab.dialog).toContainText(message);
  await lab.press('Escape');
  await expect(lab.dialog).toHaveCount(0);
}

/** Checks that the popup still shows the kernel's items, on a new line. */
async function expectPopupWorksIn(lab: Lab, cell: number): Promise<void> {
  await lab.moveCursorToEndOf(cell);
  await lab.press('Enter');
  await lab.type('pr');
  await lab.openPopup();
  await expect(lab.popup).toContainText('print');
  await lab.press('Escape');
}

for (const transport of ['relay', 'direct']) {
  test.describe(`with the transport ${transport}`, () => {
    test.use({
      settings: async ({}, use) => {
        const { url, token } = service;
        await use({ serviceUrl: url, token, transport, automatic: false });
      }
    });

    test('the status item shows every failure, and the notebook keeps working', async ({
      lab
    }) => {
      test.slow();
      // Shortens the timeout of requests in the page, which is a minute.
      await lab.page.evaluate(timeoutMs => {
        const { setTimeout } = window;
        window.setTimeout = ((action: () => void, delay?: number) =>
          setTimeout(
            action,
            delay === 60_000 ? timeoutMs : delay
          )) as typeof window.setTimeout;
      }, ANSWER_TIMEOUT_S * 1000);
      await lab.openNotebook(FAULTS.map(() => SOURCE));
      for (const [index, fault] of FAULTS.entries()) {
        const { name, script, settings, message } = fault;
        await test.step(name, async () => {
          await service.setScript({ default_accepted: true, ...script });
          const defaults = { serviceUrl: service.url, token: service.token };
          const allSettings = {
            ...defaults,
            model: '',
            ...settings?.(service)
          };
          for (const [key, value] of Object.entries(allSettings)) {
            await lab.changeSetting(key as keyof ILabSettings, value);
          }
          await expectFailureIn(lab, index, message);
          if (transport === 'relay') {
            await expectPopupWorksIn(lab, index);
          }
        });
      }
      expect(jupyter?.output).not.toMatch(/Traceback|never retrieved/);
      expect(jupyter?.output).not.toContain(service.token);
    });

    test('unusual servers break nothing either', async ({ lab }) => {
      let closed = false;
      let answer = 'nothing';
      const server = await RecordingServer.start(
        ({ url, method }, response) => {
          if (answer === 'nothing') {
            response.writeHead(404).end();
          } else if (answer === 'page') {
            response.writeHead(500, { 'content-type': 'text/html' });
            response.end('<h1>Broken</h1>');
          } else if (method === 'GET') {
            response.writeHead(url === '/v1/models' ? 200 : 404);
            response.end('{"data": [{"id": "endless"}]}');
          } else {
            response.writeHead(200, { 'content-type': 'text/event-stream' });
            const chunk = { choices: [{ text: ' x +', index: 0 }] };
            const timer = setInterval(
              () => response.write(`data: ${JSON.stringify(chunk)}\n\n`),
              10
            );
            response.on('close', () => {
              closed = true;
              clearInterval(timer);
            });
          }
        }
      );
      await lab.changeSetting('token', '');
      await lab.changeSetting('serviceUrl', `${server.url}/api`);
      await lab.openNotebook([SOURCE, 'y =', SOURCE, SOURCE]);
      await expectFailureIn(
        lab,
        3,
        /did you mean http:\/\/127\.0\.0\.1:\d+\/v1\?/
      );

      answer = 'page';
      await lab.changeSetting('serviceUrl', server.url);
      await lab.changeSetting('token', 'any');
      await expectFailureIn(lab, 0, /The service failed\. Try again/);

      answer = 'endless';
      await lab.moveCursorToEndOf(1);
      await lab.press('Alt+Backslash');
      await expect(lab.ghost).toContainText('x + x');
      await lab.press('Escape');
      await expect(lab.ghost).toHaveCount(0);
      await expect.poll(() => closed).toBe(true);
      expect(await lab.getSource(1)).toBe('y =');

      if (transport === 'direct') {
        server.allowsCrossOrigin = false;
        await expectFailureIn(
          lab,
          2,
          /does not let this page read.*Allow http:/
        );
      }
      expect(jupyter?.output).not.toMatch(/Traceback|never retrieved/);
      await server.dispose();
    });
  });
}
