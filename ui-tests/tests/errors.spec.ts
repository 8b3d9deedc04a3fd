import { expect, test } from '../support/lab';
import { type IScript, Service } from '../support/service';

/** Every failure is said in the status item, inserts nothing and breaks nothing. */

const SOURCE = '# Build a Bell pair';

/** A service that fails in one way, and the words that a person must find. */
const FAULTS: {
  name: string;
  script: IScript;
  settings?: object;
  words: RegExp;
}[] = [
  {
    name: 'wrong token',
    script: { default_accepted: true },
    settings: { token: 'not-the-token' },
    words: /did not accept the token.*Set a valid token/
  },
  {
    name: 'refused connection',
    script: {},
    settings: { serviceUrl: 'http://127.0.0.1:9' },
    words: /No connection to http:\/\/127\.0\.0\.1:9.*Check/
  },
  {
    name: 'HTML instead of JSON',
    script: { html_all: true },
    words: /web page, not data.*Check the service URL/
  },
  {
    name: 'unknown model',
    script: { default_accepted: true },
    settings: { model: 'no-such-model' },
    words: /no model named "no-such-model".*Choose/
  },
  {
    name: 'cut stream',
    script: {
      default_accepted: true,
      rules: [{ chunks: ['\n'], fault: 'cut' }]
    },
    words: /broke off.*Try again/
  },
  {
    name: 'an error of the server',
    script: {
      default_accepted: true,
      rules: [{ fault: { status: 500, message: 'out of memory' } }]
    },
    words: /The service failed.*out of memory/
  },
  {
    name: 'a wrong address',
    script: {},
    settings: { serviceUrl: 'qiskit.example' },
    words: /"qiskit\.example" is not the address of a service/
  }
];

for (const { name, script, settings, words } of FAULTS) {
  test.describe(name, () => {
    let service: Service;
    test.beforeAll(async () => {
      service = await Service.scripted(script);
    });
    test.afterAll(() => service.dispose());
    test.use({
      settings: async ({}, use) => {
        const { url, token } = service;
        await use({ serviceUrl: url, token, ...settings });
      }
    });

    test('is said in the status item, and the notebook keeps working', async ({
      lab
    }) => {
      await lab.open([SOURCE]);
      await lab.cursorAtEndOf(0);
      await lab.press('Tab');
      await expect(lab.status).toHaveAttribute('title', words);
      await expect(lab.status).toHaveText('Qiskit: failed');
      await expect(lab.dialog).toHaveCount(0);
      expect(await lab.source(0)).toBe(SOURCE);

      await lab.press('Enter');
      await lab.type('pr');
      await lab.openPopup();
      await expect(lab.popup).toContainText('print');
      await lab.press('Escape');

      await lab.status.click();
      await expect(lab.dialog).toContainText(words);
    });
  });
}
