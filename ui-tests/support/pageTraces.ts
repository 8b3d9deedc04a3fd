import type { Page, Request } from '@playwright/test';

/**
 * Records everything that a page sends, receives, logs, shows and stores, to
 * search it for a secret.
 */
export class PageTraces {
  /** Starts recording; create it before the page is opened. */
  constructor(private readonly page: Page) {
    page.on('console', message => this.entries.push(message.text()));
    page.on('request', request => {
      this.entries.push(
        JSON.stringify([
          request.method(),
          request.url(),
          request.headers(),
          request.postData()
        ])
      );
    });
    page.on('response', response =>
      this.entries.push(JSON.stringify(response.headers()))
    );
    page.on('requestfinished', request =>
      this.pendingEntries.push(readExchange(request))
    );
    page.on('websocket', socket => {
      const recordFrame = ({ payload }: { payload: string | Buffer }) =>
        this.entries.push(payload.toString());
      socket.on('framesent', recordFrame);
      socket.on('framereceived', recordFrame);
    });
  }

  /** Records what the page shows and stores at this moment. */
  async capture(): Promise<void> {
    this.entries.push(await this.page.evaluate(capturePage));
  }

  /** Returns all records as one text, with what the page shows and stores now. */
  async collectText(): Promise<string> {
    await this.capture();
    return [...this.entries, ...(await Promise.all(this.pendingEntries))].join(
      '\n'
    );
  }

  private readonly entries: string[] = [];
  private readonly pendingEntries: Promise<string>[] = [];
}

/**
 * Returns what only a finished request has: all its headers, with cookies, and
 * the body of its answer.
 */
async function readExchange(request: Request): Promise<string> {
  const headers = JSON.stringify(await request.allHeaders());
  const response = await request.response();
  // The answer to a redirected request has no body.
  const body = await response?.text().catch(() => '');
  return `${headers}\n${body}`;
}

/** Returns what the page shows and everything that it stores. Runs in the page. */
async function capturePage(): Promise<string> {
  const registry = await window.galata.getPlugin(
    '@jupyterlab/apputils-extension:settings'
  );
  const settings = Object.values(registry?.plugins ?? {}).map(
    plugin => plugin?.raw
  );
  const inputs = [...document.querySelectorAll('input, textarea')].map(
    input => (input as HTMLInputElement).value
  );
  const resultOf = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () =>
        reject(request.error ?? new Error('The database can’t be read.'));
    });
  const databases: unknown[] = [];
  for (const { name } of await indexedDB.databases()) {
    const database = await resultOf(indexedDB.open(name ?? ''));
    for (const store of database.objectStoreNames) {
      const objects = database.transaction(store).objectStore(store);
      databases.push(await resultOf(objects.getAll()));
      databases.push(await resultOf(objects.getAllKeys()));
    }
    database.close();
  }
  return JSON.stringify([
    document.documentElement.outerHTML,
    document.cookie,
    { ...localStorage },
    { ...sessionStorage },
    databases,
    settings,
    inputs
  ]);
}
