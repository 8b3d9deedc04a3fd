import { appendFileSync } from 'node:fs';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/**
 * Write every request and its end to a file of JSON lines: the bodies, never
 * the headers, so never the token. A request that a client left, or that the
 * service cut off, ends as `aborted`.
 */
export function installJournal(app: FastifyInstance, path: string): void {
  const seen = new WeakSet<FastifyRequest>();
  let last = 0;

  // Synchronous, so that a reader who saw the answer finds the line.
  const write = (line: object) =>
    appendFileSync(path, `${JSON.stringify(line)}\n`, { mode: 0o600 });

  const arrived = (request: FastifyRequest, id: number) => {
    if (!seen.has(request)) {
      seen.add(request);
      const { method, url, body } = request;
      write({
        event: 'request',
        id,
        time: Date.now(),
        method,
        path: url,
        body
      });
    }
  };

  const ids = new WeakMap<FastifyRequest, number>();
  app.addHook('onRequest', async (request, reply) => {
    const id = ++last;
    ids.set(request, id);
    reply.raw.once('close', () => {
      // Refused before its body was read.
      arrived(request, id);
      const event = reply.raw.writableFinished ? 'finished' : 'aborted';
      const status = reply.raw.statusCode;
      write({ event, id, time: Date.now(), status });
    });
  });
  app.addHook('preValidation', async request => {
    arrived(request, ids.get(request) ?? 0);
  });
}
