import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { StandInServer, stopServers } from '../../testing/servers/standInServer';
import { whyUnreachable } from './whyUnreachable';

const ELSEWHERE = 'http://service.invalid';
const plain = { protocol: 'http:', isOnline: true };

/** Answers as a browser makes it look where the page is not allowed. */
function onlyUnread(
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
    const page = { ...plain, isOnline: false };
    expect(await whyUnreachable(ELSEWHERE, page)).toBe('offline');
  });

  it('is that a page by HTTPS calls plain HTTP', async () => {
    const page = { ...plain, protocol: 'https:' };
    expect(await whyUnreachable(ELSEWHERE, page)).toBe('insecure');
  });

  it('is that it does not allow the page, if somebody answers', async () => {
    const seen: (string | undefined)[] = [];
    const server = await StandInServer.start(({ headers }, response) => {
      seen.push(headers.authorization);
      onlyUnread(headers, response);
    });
    expect(await whyUnreachable(server.url, plain)).toBe('cors');
    expect(seen).toEqual([undefined, undefined]);
  });

  it('is looked for on the own machine, whatever the network', async () => {
    const server = await StandInServer.start(({ headers }, response) =>
      onlyUnread(headers, response)
    );
    const page = { protocol: 'https:', isOnline: false };
    expect(await whyUnreachable(server.url, page)).toBe('cors');
  });

  it('is not known where the page may read what comes', async () => {
    const server = await StandInServer.start((_, response) => response.end());
    expect(await whyUnreachable(server.url, plain)).toBeUndefined();
  });

  it('is not known where nobody answers', async () => {
    const server = await StandInServer.start(() => undefined);
    const { url } = server;
    await stopServers();
    expect(await whyUnreachable(url, plain)).toBeUndefined();
  });
});
