import { once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type ServerResponse
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** The API token in the specs. */
export const TEST_TOKEN = 'sesame-0123456789';

/** A request that a {@link TestServer} received. */
export interface IReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** The parsed JSON body; undefined if there was none. */
  readonly body: unknown;
}

/** Answers a request. */
export type RequestHandler = (
  request: IReceivedRequest,
  response: ServerResponse
) => void;

/** A real HTTP server with the request handler of a spec. */
export class TestServer {
  /** Starts a server on a free loopback port. */
  static async start(handler: RequestHandler): Promise<TestServer> {
    const server = new TestServer(handler);
    server.http.listen(0, '127.0.0.1');
    await once(server.http, 'listening');
    runningServers.push(server);
    return server;
  }

  readonly requests: IReceivedRequest[] = [];

  get url(): string {
    const { port } = this.http.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  /** The received requests, such as `GET /path`. */
  get requestLines(): string[] {
    return this.requests.map(({ method, path }) => `${method} ${path}`);
  }

  async stop(): Promise<void> {
    const closed = once(this.http, 'close');
    this.http.close();
    this.http.closeAllConnections();
    await closed;
  }

  private constructor(handler: RequestHandler) {
    this.http = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        const { method = '', url: path = '', headers } = request;
        const body: unknown = text === '' ? undefined : JSON.parse(text);
        const received = { method, path, headers, body };
        this.requests.push(received);
        handler(received, response);
      });
    });
  }

  private readonly http: ReturnType<typeof createServer>;
}

const runningServers: TestServer[] = [];

/** Stops every server that was started. */
export async function stopServers(): Promise<void> {
  await Promise.all(runningServers.splice(0).map(server => server.stop()));
}

/** Answers with JSON. */
export function answerJson(
  response: ServerResponse,
  value: unknown,
  status = 200,
  headers: Record<string, string> = {}
): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    ...headers
  });
  response.end(JSON.stringify(value));
}

/** Begins an event stream; the returned function sends one event. */
export function beginEventStream(
  response: ServerResponse
): (data: unknown) => void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.flushHeaders();
  return data => {
    const text = typeof data === 'string' ? data : JSON.stringify(data);
    response.write(`data: ${text}\n\n`);
  };
}

/** Returns the data of one event of a streamed legacy completion. */
export function createChunk(
  text: string,
  finishReason: string | null = null
): unknown {
  return {
    id: 'c1',
    choices: [{ index: 0, text, finish_reason: finishReason }]
  };
}
