import type {
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  FastifySchema
} from 'fastify';
import type { DialectName } from '../../../src/wire/dialect';
import type { AcceptanceLog } from '../acceptance/acceptanceLog';
import type { Disclaimers } from '../disclaimers/disclaimers';
import type { IEngine } from '../engines/engine';
import { ApiError } from '../errors';
import type { FeedbackLog } from '../feedback/feedbackLog';

/** The objects that the endpoints share. */
export interface IEndpointDependencies {
  dialect: DialectName;
  engine: IEngine;
  disclaimers: Disclaimers;
  acceptanceLog: AcceptanceLog;
  /** The log of users' feedback; null if the service has no folder for it. */
  feedbackLog: FeedbackLog | null;
}

/** The implementation of an endpoint. */
export interface IEndpoint {
  handler: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;
  schema?: FastifySchema;
  /** True if the endpoint needs no token; false by default. */
  isPublic?: boolean;
}

/** Adds the endpoints of one path; all other methods are answered with 405. */
export function addEndpoints(
  app: FastifyInstance,
  url: string,
  endpoints: { GET?: IEndpoint; POST?: IEndpoint }
): void {
  const endpointEntries = Object.entries(endpoints);
  for (const [method, { handler, schema, isPublic }] of endpointEntries) {
    app.route({ method, url, handler, schema, config: { isPublic } });
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
        `${request.method} is not allowed here: use ${allowedMethods.join(' or ')}.`,
        'method_not_allowed'
      );
    }
  });
}

/** Returns the decoded `:model` of a request's path. */
export function getModelParam(request: FastifyRequest): string {
  return (request.params as { model: string }).model;
}
