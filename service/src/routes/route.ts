import type {
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  FastifySchema
} from 'fastify';
import { ApiError } from '../errors';

/** One method of a row. */
export interface IEndpoint {
  handler: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;
  schema?: FastifySchema;
  /** Readable without a token. */
  isPublic?: boolean;
}

/** Serve a path's methods; every other one answers 405. */
export function addEndpoints(
  app: FastifyInstance,
  url: string,
  endpoints: { GET?: IEndpoint; POST?: IEndpoint }
): void {
  const endpointEntries = Object.entries(endpoints);
  for (const [method, { handler, schema, isPublic }] of endpointEntries) {
    app.route({ method, url, handler, schema, config: { open: isPublic } });
  }
  const allowedMethods = endpointEntries.map(([method]) => method);
  app.route({
    method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter(
      method => !allowedMethods.includes(method)
    ),
    url,
    handler: async (request, reply) => {
      reply.header('allow', allowedMethods.join(', '));
      throw new ApiError(
        405,
        `${request.method} is not possible here: use ${allowedMethods.join(' or ')}.`,
        'method_not_allowed'
      );
    }
  });
}

/** The `:model` of a row's path, decoded. */
export function getModelParam(request: FastifyRequest): string {
  return (request.params as { model: string }).model;
}
