import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';
import type { DialectName } from '../../src/wire/dialect';
import { ApiError, sendError } from './errors';

const LOOPBACK_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);

/** Returns whether a host name means this machine. */
export function isLoopback(host: string): boolean {
  return LOOPBACK_HOSTS.has(host.toLowerCase());
}

/** Returns whether pages of an origin may read the service's answers. */
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
 * Lets pages of this machine and of the allowed origins call the service (CORS).
 *
 * A service on loopback also rejects requests for other host names. Otherwise a
 * foreign page whose host name was made to resolve to this machine (DNS
 * rebinding) would have the same origin as the service, and could call it.
 */
export async function installOriginChecks(
  app: FastifyInstance,
  host: string,
  allowedOrigins: readonly string[],
  dialect: DialectName
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
    // Pages may read only these headers of a response.
    exposedHeaders: ['retry-after'],
    maxAge: 600
  });
}
