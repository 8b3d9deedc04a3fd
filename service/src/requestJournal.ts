import { appendFileSync } from 'node:fs';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/**
 * Writes the beginning and the end of every request to a file of JSON lines:
 * with bodies, but without headers, and so without the token. A request that
 * the client gave up, or whose connection the service cut, ends as `aborted`.
 */
export function installRequestJournal(
  app: FastifyInstance,
  path: string
): void {
  const writtenRequests = new WeakSet<FastifyRequest>();
  const requestIds = new WeakMap<FastifyRequest, number>();
  let lastId = 0;

  // Synchronous, so that a reader who has the answer also finds the line.
  const writeLine = (line: object) =>
    appendFileSync(path, `${JSON.stringify(line)}\n`, { mode: 0o600 });

  const writeRequestOnce = (request: FastifyRequest, id: number) => {
    if (!writtenRequests.has(request)) {
      writtenRequests.add(request);
      const { method, url, body } = request;
      writeLine({
        event: 'request',
        id,
        time: Date.now(),
        method,
        path: url,
        body
      });
    }
  };

  app.addHook('onRequest', async (request, reply) => {
    const id = ++lastId;
    requestIds.set(request, id);
    reply.raw.once('close', () => {
      // Still to be written if the request was rejected before its body was read.
      writeRequestOnce(request, id);
      const event = reply.raw.writableFinished ? 'finished' : 'aborted';
      const status = reply.raw.statusCode;
      writeLine({ event, id, time: Date.now(), status });
    });
  });
  app.addHook('preValidation', async request => {
    writeRequestOnce(request, requestIds.get(request) ?? 0);
  });
}
