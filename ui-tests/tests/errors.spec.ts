import { JupyterServer } from '../support/jupyter';
import { expect, type ILabSettings, type Lab, test } from '../support/lab';
import { type IScript, LocalService } from '../support/service';
import { RecordingServer } from '../support/standIn';

/**
 * Every failure is said in the status item, in the same words with the relay
 * and without, inserts nothing and breaks nothing.
 */

const SOURCE = '# Build a Bell pair';

/** How long the relay waits for an answer here, in seconds. */
const ANSWER_TIMEOUT_S = 3;

/** A service that fails in one way, and the words that a person must find. */
const FAULTS: {
  name: string;
  script?: IScript;
  settings?: (service: LocalService) => ILabSettings;
  words: RegExp;
}[] = [
  {
    name: 'wrong token',
    settings: () => ({ token: 'not-the-token' }),
    words: /did not accept the token.*Set a valid token/
  },
  {
    name: 'no access',
    script: { rules: [{ fault: { status: 403, message: 'Premium only.' } }] },
    words: /refuses access.*Premium only\..*Choose another model/
  },
  {
    name: 'too many requests',
    script: {
      rules: [{ fault: { status: 429, headers: { 'retry-after': '7' } } }]
    },
    words: /too many requests; it asks to wait 7 seconds.*try again later/
  },
  {
    name: 'unknown model',
    settings: () => ({ model: 'no-such-model' }),
    words: /no model named "no-such-model".*Choose/
  },
  {
    name: 'an error of the server',
    script: { rules: [{ fault: { status: 500, message: 'out of memory' } }] },
    words: /The service failed.*out of memory.*Try again/
  },
  {
    name: 'HTML instead of JSON',
    script: { html_all: true },
    words: /web page, not data.*Check the service URL/
  },
  {
    name: 'cut stream',
    script: { rules: [{ chunks: ['\n'], fault: 'cut' }] },
    words: /broke off.*Try again/
  },
  {
    name: 'no answer in time',
    script: { rules: [{ fault: 'hang' }] },
    words: /http:\S+ did not answer within \d+ seconds\..*try again/
  },
  {
    name: 'refused connection',
    settings: () => ({ serviceUrl: 'http://127.0.0.1:9' }),
    words: /No connection to http:\/\/127\.0\.0\.1:9\. .*Check that/
  },
  {
    name: 'a name that is not known',
    settings: () => ({ serviceUrl: 'https://nowhere.invalid' }),
    words: /No connection to https:\/\/nowhere\.invalid\. .*name.*Check/
  },
  {
    name: 'no TLS',
    settings: ({ url }) => ({ serviceUrl: url.replace('http:', 'https:') }),
    words: /No connection to https:\/\/127\.0\.0\.1:\d+\. \w/
  },
  {
    name: 'a wrong address',
    settings: () => ({ serviceUrl: 'qiskit.example' }),
    words: /"qiskit\.example" is not the address of a service/
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

/** Ask for a suggestion in a cell and see that it fails in these words. */
async function expectFailureIn(
  lab: Lab,
  cell: number,
  words: RegExp
): Promise<void> {
  await lab.moveCursorToEndOf(cell);
  await lab.press('Tab');
  await expect(lab.statusItem).toHaveAttribute('title', words);
  await expect(lab.statusItem).toHaveText('Qiskit: failed');
  await expect(lab.dialog).toHaveCount(0);
  expect(await lab.getSource(cell)).toBe(SOURCE);

  await lab.statusItem.click();
  await expect(lab.dialog).toContainText(words);
  await lab.press('Escape');
  await expect(lab.dialog).toHaveCount(0);
}

/** See that the kernel's items come as ever, on a line below. */
async function expectPopupWorksIn(lab: Lab, cell: number): Promise<void> {
  await lab.moveCursorToEndOf(cell);
  await lab.press('Enter');
  await lab.type('pr');
  await lab.openPopup();
  await expect(lab.popup).toContainText('print');
  await lab.press('Escape');
}

for (const transport of ['relay', 'direct']) {
  test.describe(transport, () => {
    test.use({
      settings: async ({}, use) => {
        const { url, token } = service;
        await use({ serviceUrl: url, token, transport, automatic: false });
      }
    });

    test('failures are said in the status item, and the notebook keeps working', async ({
      lab
    }) => {
      test.slow();
      // The browser's own patience, which is a minute.
      await lab.page.evaluate(patience => {
        const { setTimeout } = window;
        window.setTimeout = ((action: () => void, delay?: number) =>
          setTimeout(
            action,
            delay === 60_000 ? patience : delay
          )) as typeof window.setTimeout;
      }, ANSWER_TIMEOUT_S * 1000);
      await lab.openNotebook(FAULTS.map(() => SOURCE));
      for (const [index, fault] of FAULTS.entries()) {
        const { name, script, settings, words } = fault;
        await test.step(name, async () => {
          await service.setScript({ default_accepted: true, ...script });
          const usual = { serviceUrl: service.url, token: service.token };
          const wanted = { ...usual, model: '', ...settings?.(service) };
          for (const [key, value] of Object.entries(wanted)) {
            await lab.changeSetting(key as keyof ILabSettings, value);
          }
          await expectFailureIn(lab, index, words);
          if (transport === 'relay') {
            await expectPopupWorksIn(lab, index);
          }
        });
      }
      expect(jupyter?.output).not.toMatch(/Traceback|never retrieved/);
      expect(jupyter?.output).not.toContain(service.token);
    });

    test('what is odd breaks nothing either', async ({ lab }) => {
      let closed = false;
      let answer = 'nothing';
      const odd = await RecordingServer.start(({ url, method }, response) => {
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
          const piece = { choices: [{ text: ' x +', index: 0 }] };
          const timer = setInterval(
            () => response.write(`data: ${JSON.stringify(piece)}\n\n`),
            10
          );
          response.on('close', () => {
            closed = true;
            clearInterval(timer);
          });
        }
      });
      await lab.changeSetting('token', '');
      await lab.changeSetting('serviceUrl', `${odd.url}/api`);
      await lab.openNotebook([SOURCE, 'y =', SOURCE, SOURCE]);
      await expectFailureIn(
        lab,
        3,
        /did you mean http:\/\/127\.0\.0\.1:\d+\/v1\?/
      );

      answer = 'page';
      await lab.changeSetting('serviceUrl', odd.url);
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
        odd.allowsCrossOrigin = false;
        await expectFailureIn(
          lab,
          2,
          /does not let this page read.*Allow http:/
        );
      }
      expect(jupyter?.output).not.toMatch(/Traceback|never retrieved/);
      await odd.dispose();
    });
  });
}
