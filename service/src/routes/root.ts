import type { FastifyInstance } from 'fastify';
import { addEndpoints, type IEndpointDependencies } from './endpoints';

/** The version of this service, which is the one in its `package.json`. */
export const VERSION = '0.1.0';

/**
 * Adds `GET /`, which identifies the service. The hosted service's clients
 * recognize it by its name. Our extension also reads which extra features the
 * service has (`capabilities`), or the `dialect` if it is not the hosted one.
 */
export function addRootEndpoint(
  app: FastifyInstance,
  { dialect, engine, feedbackLog }: IEndpointDependencies
): void {
  const isHosted = dialect === 'hosted';
  const name = isHosted ? 'qiskit-code-assistant' : 'qiskit-completer-service';
  const listCapabilities = () => [
    ...(feedbackLog === null ? [] : ['feedback']),
    ...(engine.migrator ? ['migration'] : [])
  ];
  addEndpoints(app, '/', {
    GET: {
      handler: async () => ({
        name,
        version: VERSION,
        ...(isHosted ? { capabilities: listCapabilities() } : { dialect })
      }),
      isPublic: isHosted
    }
  });
}
