import type { FastifyInstance } from 'fastify';
import type { IEndpointDependencies } from '../context';
import { addEndpoints } from './route';

/** This service's version, as its package says. */
export const VERSION = '0.1.0';

/**
 * `GET /`: what answers here; the hosted clients know the service by it, and
 * ours by the list of `capabilities` what it offers beside completions, and the
 * dialect where that isn't the hosted one.
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
