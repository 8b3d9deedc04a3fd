import type { Page } from '@playwright/test';

/** Everything that a page sends, gets, logs and keeps, to look for a secret. */
export class Traces {
  /** Begin before the page is opened. */
  constructor(private readonly page: Page) {
    page.on('console', message => this.seen.push(message.text()));
    page.on('request', request => {
      this.seen.push(
        JSON.stringify([
          request.method(),
          request.url(),
          request.headers(),
          request.postData()
        ])
      );
    });
    page.on('response', response => {
      this.bodies.push(
        response.text().then(
          text => `${JSON.stringify(response.headers())} ${text}`,
          // Of a redirect, or of a request that was given up.
          () => ''
        )
      );
    });
  }

  /** All of it in one text, with what the page shows and keeps by now. */
  async text(): Promise<string> {
    const kept = await this.page.evaluate(async () => {
      const registry = await window.galata.getPlugin(
        '@jupyterlab/apputils-extension:settings'
      );
      const settings = Object.values(registry?.plugins ?? {}).map(
        plugin => plugin?.raw
      );
      const inputs = [...document.querySelectorAll('input, textarea')].map(
        input => (input as HTMLInputElement).value
      );
      return JSON.stringify([
        document.documentElement.outerHTML,
        document.cookie,
        { ...localStorage },
        { ...sessionStorage },
        settings,
        inputs
      ]);
    });
    return [...this.seen, ...(await Promise.all(this.bodies)), kept].join('\n');
  }

  private readonly seen: string[] = [];
  private readonly bodies: Promise<string>[] = [];
}
