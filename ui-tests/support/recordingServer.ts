import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse
} from 'node:http';
import type { AddressInfo } from 'node:net';

const CORS_HEADERS = new Headers({
  'access-control-allow-origin': '*',
  'access-control-allow-headers': '*, authorization'
});

/**
 * A server of another origin that answers as a test decides and records all
 * requests.
 */
export class RecordingServer {
  /** @param answer - answers all requests but the browser's CORS preflights. */
  static async start(
    answer: (request: IncomingMessage, response: ServerResponse) => void
  ): Promise<RecordingServer> {
    const recorder = new RecordingServer(
      createServer((request, response) => {
        void recorder.record(request);
        if (recorder.allowsCrossOrigin) {
          response.setHeaders(CORS_HEADERS);
        }
        if (request.method === 'OPTIONS') {
          response.end();
        } else {
          answer(request, response);
        }
      })
    );
    recorder.server.listen(0, '127.0.0.1');
    await once(recorder.server, 'listening');
    return recorder;
  }

  get url(): string {
    const { port } = this.server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  /** True if pages of other origins may read the answers. */
  allowsCrossOrigin = true;

  /** All requests so far: request lines, headers and bodies. */
  receivedText = '';

  /** Stops the server. */
  async dispose(): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }

  private constructor(private readonly server: Server) {}

  private async record(request: IncomingMessage): Promise<void> {
    const { method, url, rawHeaders } = request;
    this.receivedText += `${method} ${url}\n${rawHeaders.join('\n')}\n`;
    request.setEncoding('utf8');
    for await (const chunk of request) {
      this.receivedText += chunk as string;
    }
  }
}
