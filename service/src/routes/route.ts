import type {
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  FastifySchema
} from 'fastify';
import { ApiError } from '../errors';

/** One method of a row. */
export interface IMethod {
  handler: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;
  schema?: FastifySchema;
  /** Readable without a token. */
  open?: boolean;
}

/** Serve a path's methods; every other one answers 405. */
export function row(
  app: FastifyInstance,
  url: string,
  methods: { GET?: IMethod; POST?: IMethod }
): void {
  const served = Object.entries(methods);
  for (const [method, { handler, schema, open }] of served) {
    app.route({ method, url, handler, schema, config: { open } });
  }
  const names = served.map(([method]) => method);
  app.route({
    method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter(
      method => !names.includes(method)
    ),
    url,
    handler: async (request, reply) => {
      reply.header('allow', names.join(', '));
      throw new ApiError(
        405,
        `${request.method} is not possible here: use ${names.join(' or ')}.`,
        'method_not_allowed'
      );
    }
  });
}

/** The `:model` of a row's path, decoded. */
export function modelOf(request: FastifyRequest): string {
  return (request.params as { model: string }).model;
}
