import type { FastifyInstance } from 'fastify';
import type { IContext } from '../context';
import { row } from './route';

/** This service's version, as its package says. */
export const VERSION = '0.1.0';

/**
 * `GET /`: what answers here; the hosted clients know the service by it, and
 * ours by the list of `capabilities` what it offers beside completions, and the
 * dialect where that isn't the hosted one.
 */
export function rootRows(
  app: FastifyInstance,
  { dialect, engine, opinions }: IContext
): void {
  const hosted = dialect === 'hosted';
  const name = hosted ? 'qiskit-code-assistant' : 'qiskit-completer-service';
  const capabilities = () => [
    ...(opinions === null ? [] : ['feedback']),
    ...(engine.migrator ? ['migration'] : [])
  ];
  row(app, '/', {
    GET: {
      handler: async () => ({
        name,
        version: VERSION,
        ...(hosted ? { capabilities: capabilities() } : { dialect })
      }),
      open: hosted
    }
  });
}
