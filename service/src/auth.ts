import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { DialectName } from '../../src/wire/dialect';
import { ApiError, sendError } from './errors';

/** Rejects every request without the token, except for public routes. */
export function installAuth(
  app: FastifyInstance,
  token: string,
  dialect: DialectName
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

/** Returns whether a request's route needs no token; see `IEndpoint.isPublic`. */
function isPublic(request: FastifyRequest): boolean {
  const config = request.routeOptions.config as { isPublic?: boolean };
  return config.isPublic === true;
}

/** Returns whether an `Authorization` header carries the token, in constant time. */
export function hasToken(header: string | undefined, token: string): boolean {
  const sentToken = /^bearer +(.*)$/i.exec(header?.trim() ?? '')?.[1] ?? '';
  // The comparison needs texts of the same length. All hashes have the same
  // length, and they do not reveal the token's length.
  return timingSafeEqual(hashText(sentToken), hashText(token));
}

function hashText(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
