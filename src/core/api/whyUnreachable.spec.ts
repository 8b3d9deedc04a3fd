import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { TestServer, stopServers } from '../../testing/servers/testServer';
import { whyUnreachable } from './whyUnreachable';

const ELSEWHERE = 'http://service.invalid';
const HTTP_PAGE = { protocol: 'http:', isOnline: true };

/** Answers as a browser presents a server that does not allow the page. */
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

describe('the cause of an unreachable service', () => {
  it('is `offline` if the browser has no network', async () => {
    const page = { ...HTTP_PAGE, isOnline: false };
    expect(await whyUnreachable(ELSEWHERE, page)).toBe('offline');
  });

  it('is `insecure` if a page loaded over HTTPS calls plain HTTP', async () => {
    const page = { ...HTTP_PAGE, protocol: 'https:' };
    expect(await whyUnreachable(ELSEWHERE, page)).toBe('insecure');
  });

  it('is `cors` if the server answers but does not allow the page', async () => {
    const tokens: (string | undefined)[] = [];
    const server = await TestServer.start(({ headers }, response) => {
      tokens.push(headers.authorization);
      answerUnreadable(headers, response);
    });
    expect(await whyUnreachable(server.url, HTTP_PAGE)).toBe('cors');
    expect(tokens).toEqual([undefined, undefined]);
  });

  it('is found out for a server on the user’s own machine, whatever the network', async () => {
    const server = await TestServer.start(({ headers }, response) =>
      answerUnreadable(headers, response)
    );
    const page = { protocol: 'https:', isOnline: false };
    expect(await whyUnreachable(server.url, page)).toBe('cors');
  });

  it('is unknown if the page may read the answer', async () => {
    const server = await TestServer.start((_, response) => response.end());
    expect(await whyUnreachable(server.url, HTTP_PAGE)).toBeUndefined();
  });

  it('is unknown if nothing listens there', async () => {
    const server = await TestServer.start(() => undefined);
    const { url } = server;
    await stopServers();
    expect(await whyUnreachable(url, HTTP_PAGE)).toBeUndefined();
  });
});
