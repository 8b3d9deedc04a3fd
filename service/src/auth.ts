import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Dialect } from './dialect';
import { ApiError, sendError } from './errors';

/** Refuse every request without the token, save for rows marked open. */
export function installAuth(
  app: FastifyInstance,
  token: string,
  dialect: Dialect
): void {
  app.addHook('onRequest', async (request, reply) => {
    if (isPublic(request) || hasToken(request.headers.authorization, token)) {
      return;
    }
    reply.header('www-authenticate', 'Bearer');
    sendError(
      reply,
      new ApiError(
        401,
        request.headers.authorization === undefined
          ? 'A token is needed: send the header "Authorization: Bearer <token>", with the token that this service was started with.'
          : 'The token is not the one that this service was started with.',
        'invalid_api_key'
      ),
      dialect
    );
    return reply;
  });
}

/** Whether a row may be read without a token; see `row`. */
function isPublic(request: FastifyRequest): boolean {
  return (request.routeOptions.config as { open?: boolean }).open === true;
}

/** Whether a header carries the token, found out in constant time. */
export function hasToken(header: string | undefined, token: string): boolean {
  const sentToken = /^bearer +(.*)$/i.exec(header?.trim() ?? '')?.[1] ?? '';
  // Hashes have one length, which the comparison needs, and hide the token's.
  return timingSafeEqual(hashText(sentToken), hashText(token));
}

function hashText(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
