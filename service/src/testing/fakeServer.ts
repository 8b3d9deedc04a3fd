import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server whose answers a spec writes. */
export interface IFakeServer {
  url: string;
  close(): Promise<void>;
}

/** Starts a server on a free port of loopback. */
export async function startFakeServer(
  listener: RequestListener
): Promise<IFakeServer> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    }
  };
}
