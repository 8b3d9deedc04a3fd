import * as zlib from 'node:zlib';
import type { Response } from '@playwright/test';
import { expect, test } from '../support/lab';
import { LocalService } from '../support/service';

/** What the extension costs when JupyterLab starts. */

/** Empty: 7 kB; the official extension: 20 kB. In bytes, compressed by gzip. */
const MAX_START_BYTES = 20_000;

test.describe('start-up', () => {
  let service: LocalService;
  test.beforeAll(async () => {
    service = await LocalService.startScripted({ hang_all: true });
  });
  test.afterAll(() => service.dispose());
  test.use({
    autoGoto: false,
    settings: async ({}, use) => {
      await use({ serviceUrl: service.url, token: service.token });
    }
  });

  test('loads little, the rest when idle, and asks a hanging service nothing', async ({
    lab
  }) => {
    const { page } = lab;
    const before: Response[] = [];
    const later: string[] = [];
    let started = false;
    page.on('response', response => {
      if (
        !response.url().includes('/extensions/jupyterlab-qiskit-completer/')
      ) {
        return;
      }
      if (started) {
        later.push(response.url());
      } else {
        before.push(response);
      }
    });
    await page.addInitScript(() => {
      // The page's own idle moment, told to the test.
      const { requestIdleCallback } = window;
      window.requestIdleCallback = (callback, options) => {
        console.debug('page is idle');
        return requestIdleCallback(callback, options);
      };
    });
    page.on('console', message => {
      started ||= message.text() === 'page is idle';
    });
    await page.goto();
    await expect(lab.statusItem).toHaveText('Qiskit: ready');
    await expect.poll(() => later.length).toBeGreaterThan(0);

    let size = 0;
    for (const response of before) {
      size += zlib.gzipSync(await response.body()).length;
    }
    expect(before.length).toBeGreaterThan(1);
    expect(size).toBeLessThanOrEqual(MAX_START_BYTES);
    console.log(`Loaded at start: ${size} bytes in ${before.length} files.`);

    await lab.openNotebook(['']);
    expect(await service.readRequestLog()).toEqual([]);
  });
});
