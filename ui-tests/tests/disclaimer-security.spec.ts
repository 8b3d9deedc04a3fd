import type { IncomingMessage, ServerResponse } from 'node:http';
import { expect, test } from '../support/lab';
import { RecordingServer } from '../support/recordingServer';
import { XSS_PAYLOADS } from '../support/xssPayloads';

/** Nothing in the text of a disclaimer is run, loaded or opened. */

declare global {
  var hacked: () => void;
  var hackCount: number;
}

/** The elements and attributes that a disclaimer may contain once it is shown. */
const ALLOWED_ELEMENTS =
  /^(p|div|h1|b|strong|em|code|pre|a|table|tbody|tr|td|span)$/;
const ALLOWED_ATTRIBUTES = /^(href|target|rel)$/;

/** Creates the handler of a service whose disclaimer is another text each time. */
function createDisclaimerHandler(texts: readonly string[]) {
  let next = 0;
  return ({ url = '' }: IncomingMessage, response: ServerResponse) => {
    const body = texts[next] ?? '';
    response.setHeader('content-type', 'application/json');
    if (url.startsWith('/v1/model/')) {
      next++;
      const about = { id: `d${next}`, version: `${next}`, title: body };
      response.end(JSON.stringify({ ...about, body, accepted: false }));
    } else {
      response.end('{"data": [{"id": "evil"}]}');
    }
  };
}

test('the text of a disclaimer runs, loads and changes nothing', async ({
  lab
}) => {
  test.slow();
  const { page } = lab;
  const attacker = await RecordingServer.start((_, response) =>
    response.end('hacked()')
  );
  const texts = Object.values(XSS_PAYLOADS)
    .flat()
    .map(text => text.replaceAll('EVIL', attacker.url));
  expect(texts.length).toBeGreaterThanOrEqual(50);
  const service = await RecordingServer.start(createDisclaimerHandler(texts));

  const alerts: string[] = [];
  page.on('dialog', dialog => {
    alerts.push(dialog.message());
    void dialog.dismiss();
  });
  const openedUrls: string[] = [];
  page.context().on('page', other => openedUrls.push(other.url()));
  await page.evaluate(() => {
    window.hackCount = 0;
    window.hacked = () => window.hackCount++;
  });

  await test.step('the test would notice an attack', async () => {
    await page.evaluate(url => {
      const { body } = document;
      body.insertAdjacentHTML('beforeend', `<img src="${url}/control">`);
      body.insertAdjacentHTML('beforeend', '<img src=x: onerror=hacked()>');
    }, attacker.url);
    await expect.poll(() => page.evaluate(() => window.hackCount)).toBe(1);
    await expect.poll(() => attacker.receivedText).toContain('/control');
    attacker.receivedText = '';
    await page.evaluate(() => (window.hackCount = 0));
  });

  await lab.changeSetting('serviceUrl', service.url);
  await lab.changeSetting('token', '');
  await lab.changeSetting('model', 'evil');
  await lab.changeSetting('dialect', 'qiskit');
  const before = page.url();

  for (const [index, text] of texts.entries()) {
    await test.step(text, async () => {
      const shown = await page.evaluate(async () => {
        const { commands } = window.jupyterapp;
        const done = commands.execute('qiskit-completer:review-disclaimer');
        const region = await new Promise<HTMLElement>(resolve => {
          const waitForRegion = () => {
            const found = document.querySelector<HTMLElement>(
              // The title is drawn after the text.
              '.jp-Dialog:has(.jp-Dialog-header:not(:empty)) .jp-QiskitCompleter-disclaimer-text'
            );
            return found
              ? resolve(found)
              : requestAnimationFrame(waitForRegion);
          };
          waitForRegion();
        });
        const dialog = region.closest('.jp-Dialog') as HTMLElement;
        const inside = [...region.querySelectorAll('*')];
        for (const node of inside) {
          const events = ['mouseover', 'focus', 'toggle', 'animationstart'];
          events.forEach(name => node.dispatchEvent(new Event(name)));
          if (!/^https?:/.test(node.getAttribute('href') ?? '')) {
            (node as HTMLElement).click();
          }
        }
        const found = {
          elements: inside.map(({ localName }) => localName),
          attributes: inside.flatMap(node => node.getAttributeNames()),
          links: [...region.querySelectorAll('a[href]')].map(
            link => (link as HTMLAnchorElement).href
          ),
          reachable: region.querySelectorAll(
            'a[href]:not([target="_blank"][rel="noopener noreferrer"])'
          ).length,
          about: dialog.querySelector('.jp-QiskitCompleter-disclaimer-about')
            ?.textContent,
          title: dialog.querySelector('.jp-Dialog-header')?.textContent,
          configs: document.querySelectorAll('#jupyter-config-data').length,
          mains: document.querySelectorAll('#main').length,
          isWhole:
            typeof document.getElementById === 'function' &&
            typeof document.cookie === 'string' &&
            document.body instanceof HTMLBodyElement &&
            typeof window.jupyterapp.commands.execute === 'function' &&
            getComputedStyle(document.body).display !== 'none'
        };
        dialog.querySelector<HTMLElement>('.jp-Dialog-button')?.click();
        await done;
        return found;
      });
      expect(shown.about).toContain(`version of the text: ${index + 1}`);
      expect(shown.title).toBe(text.replace(/\r\n?/g, '\n'));
      for (const element of shown.elements) {
        expect(element).toMatch(ALLOWED_ELEMENTS);
      }
      for (const attribute of shown.attributes) {
        expect(attribute).toMatch(ALLOWED_ATTRIBUTES);
      }
      for (const link of shown.links) {
        expect(link).toMatch(
          /^http:\/\/127\.0\.0\.1:|^https?:\/\/example\.org/
        );
      }
      expect(shown).toMatchObject({
        reachable: 0,
        configs: 1,
        mains: 1,
        isWhole: true
      });
    });
  }

  await expect(lab.dialog).toHaveCount(0);
  expect(await page.evaluate(() => window.hackCount)).toBe(0);
  expect(attacker.receivedText).toBe('');
  expect(alerts).toEqual([]);
  expect(openedUrls).toEqual([]);
  expect(page.url()).toBe(before);
  await service.dispose();
  await attacker.dispose();
});
