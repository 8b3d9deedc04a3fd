import { appendFileSync } from 'node:fs';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/**
 * Write every request and its end to a file of JSON lines: the bodies, never
 * the headers, so never the token. A request that a client left, or that the
 * service cut off, ends as `aborted`.
 */
export function installJournal(app: FastifyInstance, path: string): void {
  const writtenRequests = new WeakSet<FastifyRequest>();
  let lastId = 0;

  // Synchronous, so that a reader who saw the answer finds the line.
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

  const requestIds = new WeakMap<FastifyRequest, number>();
  app.addHook('onRequest', async (request, reply) => {
    const id = ++lastId;
    requestIds.set(request, id);
    reply.raw.once('close', () => {
      // Refused before its body was read.
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
