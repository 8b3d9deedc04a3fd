import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { TestServer, stopServers } from '../../testing/servers/standInServer';
import { whyUnreachable } from './whyUnreachable';

const ELSEWHERE = 'http://service.invalid';
const HTTP_PAGE = { protocol: 'http:', isOnline: true };

/** Answers as a browser makes it look where the page is not allowed. */
function answerUnreadable(
  headers: IncomingHttpHeaders,
  response: ServerResponse
): void {
  if (headers['sec-fetch-mode'] === 'cors') {
    response.destroy();
  } else {
    response.end();
  }
}

afterEach(stopServers);

describe('why a page can’t reach a service', () => {
  it('is that the browser is offline', async () => {
    const page = { ...HTTP_PAGE, isOnline: false };
    expect(await whyUnreachable(ELSEWHERE, page)).toBe('offline');
  });

  it('is that a page by HTTPS calls plain HTTP', async () => {
    const page = { ...HTTP_PAGE, protocol: 'https:' };
    expect(await whyUnreachable(ELSEWHERE, page)).toBe('insecure');
  });

  it('is that it does not allow the page, if somebody answers', async () => {
    const seen: (string | undefined)[] = [];
    const server = await TestServer.start(({ headers }, response) => {
      seen.push(headers.authorization);
      answerUnreadable(headers, response);
    });
    expect(await whyUnreachable(server.url, HTTP_PAGE)).toBe('cors');
    expect(seen).toEqual([undefined, undefined]);
  });

  it('is looked for on the own machine, whatever the network', async () => {
    const server = await TestServer.start(({ headers }, response) =>
      answerUnreadable(headers, response)
    );
    const page = { protocol: 'https:', isOnline: false };
    expect(await whyUnreachable(server.url, page)).toBe('cors');
  });

  it('is not known where the page may read what comes', async () => {
    const server = await TestServer.start((_, response) => response.end());
    expect(await whyUnreachable(server.url, HTTP_PAGE)).toBeUndefined();
  });

  it('is not known where nobody answers', async () => {
    const server = await TestServer.start(() => undefined);
    const { url } = server;
    await stopServers();
    expect(await whyUnreachable(url, HTTP_PAGE)).toBeUndefined();
  });
});
