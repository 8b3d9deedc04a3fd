import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';
import type { Dialect } from './dialect';
import { ApiError, sendError } from './errors';

const LOOPBACK_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);

/** Whether a host's name means this machine. */
export function isLoopback(host: string): boolean {
  return LOOPBACK_HOSTS.has(host.toLowerCase());
}

/** Whether a page of this origin may read answers. */
export function isAllowedOrigin(
  origin: string,
  allowedOrigins: readonly string[]
): boolean {
  if (allowedOrigins.includes(origin)) {
    return true;
  }
  const url = URL.canParse(origin) ? new URL(origin) : null;
  return url !== null && /^https?:$/.test(url.protocol)
    ? isLoopback(url.hostname)
    : false;
}

/**
 * Let pages of this machine, and of the named origins, call the service; and
 * on loopback refuse names that are not this machine's: a foreign page whose
 * name was pointed here (DNS rebinding) would count as the same origin.
 */
export async function installOriginChecks(
  app: FastifyInstance,
  host: string,
  allowedOrigins: readonly string[],
  dialect: Dialect
): Promise<void> {
  if (isLoopback(host)) {
    app.addHook('onRequest', async (request, reply) => {
      if (isLoopback(request.host.replace(/:\d*$/, ''))) {
        return;
      }
      sendError(
        reply,
        new ApiError(
          403,
          `This service answers as localhost only, not as "${request.host}".`,
          'foreign_host'
        ),
        dialect
      );
      return reply;
    });
  }
  await app.register(cors, {
    origin: (origin, done) =>
      done(
        null,
        origin !== undefined && isAllowedOrigin(origin, allowedOrigins)
      ),
    methods: ['GET', 'POST'],
    allowedHeaders: ['authorization', 'content-type', 'accept', 'x-caller'],
    // A page may read no other header of an answer than those named.
    exposedHeaders: ['retry-after'],
    maxAge: 600
  });
}
