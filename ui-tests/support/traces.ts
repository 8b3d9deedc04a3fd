import type { Page, Request } from '@playwright/test';

/** Everything that a page sends, gets, logs, shows and keeps, to look for a secret. */
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
    page.on('response', response =>
      this.seen.push(JSON.stringify(response.headers()))
    );
    page.on('requestfinished', request => this.later.push(wholeOf(request)));
    page.on('websocket', socket => {
      const note = ({ payload }: { payload: string | Buffer }) =>
        this.seen.push(payload.toString());
      socket.on('framesent', note);
      socket.on('framereceived', note);
    });
  }

  /** Take down what the page shows and keeps at this moment. */
  async look(): Promise<void> {
    this.seen.push(await this.page.evaluate(look));
  }

  /** All of it in one text, with what the page shows and keeps by now. */
  async text(): Promise<string> {
    await this.look();
    return [...this.seen, ...(await Promise.all(this.later))].join('\n');
  }

  private readonly seen: string[] = [];
  private readonly later: Promise<string>[] = [];
}

/** What only a finished request has: its cookies, and the answer. */
async function wholeOf(request: Request): Promise<string> {
  const headers = JSON.stringify(await request.allHeaders());
  const response = await request.response();
  // A redirect has none.
  const body = await response?.text().catch(() => '');
  return `${headers}\n${body}`;
}

/** Runs in the page: what it shows, and every place where a page keeps something. */
async function look(): Promise<string> {
  const registry = await window.galata.getPlugin(
    '@jupyterlab/apputils-extension:settings'
  );
  const settings = Object.values(registry?.plugins ?? {}).map(
    plugin => plugin?.raw
  );
  const inputs = [...document.querySelectorAll('input, textarea')].map(
    input => (input as HTMLInputElement).value
  );
  const result = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () =>
        reject(request.error ?? new Error('It can’t be read.'));
    });
  const databases: unknown[] = [];
  for (const { name } of await indexedDB.databases()) {
    const database = await result(indexedDB.open(name ?? ''));
    for (const store of database.objectStoreNames) {
      const objects = database.transaction(store).objectStore(store);
      databases.push(await result(objects.getAll()));
      databases.push(await result(objects.getAllKeys()));
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
