import { startFakeServer } from '../testing/fakeServer';
import { openRemote } from './remoteFile';

describe('openRemote', () => {
  it('gives up a server that does not answer in time', async () => {
    const { url, close } = await startFakeServer(() => undefined);
    await expect(openRemote(url, 0, 50)).rejects.toThrow(
      /did not answer within 0\.05 s/
    );
    await close();
  });

  it('starts from the beginning if the offset is beyond the end of the file', async () => {
    const { url, close } = await startFakeServer((request, response) =>
      request.headers.range
        ? response.writeHead(416).end()
        : response.end('whole')
    );
    const { body, start } = await openRemote(url, 100);
    expect(start).toBe(0);
    expect(await new Response(body).text()).toBe('whole');
    await close();
  });
});
