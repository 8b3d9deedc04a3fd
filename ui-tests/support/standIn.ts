import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse
} from 'node:http';
import type { AddressInfo } from 'node:net';

const ALLOWED = new Headers({
  'access-control-allow-origin': '*',
  'access-control-allow-headers': '*, authorization'
});

/** A server of another origin that answers pages as a test says, and notes all that it hears. */
export class StandIn {
  /** @param answer - called for all but the browser's questions whether it may ask. */
  static async start(
    answer: (request: IncomingMessage, response: ServerResponse) => void
  ): Promise<StandIn> {
    const standIn = new StandIn(
      createServer((request, response) => {
        void standIn.note(request);
        if (standIn.allowsPages) {
          response.setHeaders(ALLOWED);
        }
        if (request.method === 'OPTIONS') {
          response.end();
        } else {
          answer(request, response);
        }
      })
    );
    standIn.server.listen(0, '127.0.0.1');
    await once(standIn.server, 'listening');
    return standIn;
  }

  get url(): string {
    const { port } = this.server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  /** Whether pages of other origins may read what it answers. */
  allowsPages = true;

  /** All requests so far, whole: lines, headers and bodies. */
  heard = '';

  async dispose(): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }

  private constructor(private readonly server: Server) {}

  private async note(request: IncomingMessage): Promise<void> {
    const { method, url, rawHeaders } = request;
    this.heard += `${method} ${url}\n${rawHeaders.join('\n')}\n`;
    request.setEncoding('utf8');
    for await (const piece of request) {
      this.heard += piece as string;
    }
  }
}
