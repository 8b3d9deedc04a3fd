import * as zlib from 'node:zlib';
import type { Response } from '@playwright/test';
import { expect, test } from '../support/lab';
import { LocalService } from '../support/localService';

/** The cost of the extension when JupyterLab starts. */

/**
 * The limit for the files that are loaded at the start, compressed by gzip. An
 * empty extension has 7 kB, the official one 20 kB.
 */
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

  test('loads few files, the others when idle, and sends no request to a hanging service', async ({
    lab
  }) => {
    const { page } = lab;
    const earlyResponses: Response[] = [];
    const laterUrls: string[] = [];
    let isIdle = false;
    page.on('response', response => {
      if (
        !response.url().includes('/extensions/jupyterlab-qiskit-completer/')
      ) {
        return;
      }
      if (isIdle) {
        laterUrls.push(response.url());
      } else {
        earlyResponses.push(response);
      }
    });
    await page.addInitScript(() => {
      // Tells the test when the page becomes idle.
      const { requestIdleCallback } = window;
      window.requestIdleCallback = (callback, options) => {
        console.debug('page is idle');
        return requestIdleCallback(callback, options);
      };
    });
    page.on('console', message => {
      isIdle ||= message.text() === 'page is idle';
    });
    await page.goto();
    await expect(lab.statusItem).toHaveText('Qiskit: ready');
    await expect.poll(() => laterUrls.length).toBeGreaterThan(0);

    let size = 0;
    for (const response of earlyResponses) {
      size += zlib.gzipSync(await response.body()).length;
    }
    expect(earlyResponses.length).toBeGreaterThan(1);
    expect(size).toBeLessThanOrEqual(MAX_START_BYTES);
    console.log(
      `Loaded at start: ${size} bytes in ${earlyResponses.length} files.`
    );

    await lab.openNotebook(['']);
    expect(await service.readRequestLog()).toEqual([]);
  });
});
