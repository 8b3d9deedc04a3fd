import type { FastifyInstance } from 'fastify';
import type {
  IAcceptanceReport,
  ISuccessBody
} from '../../../src/wire/completionApi';
import { addEndpoints, type IEndpointDependencies } from './endpoints';

const REPORT_SCHEMA = {
  type: 'object',
  required: ['completion', 'accepted'],
  properties: {
    completion: { type: 'string' },
    accepted: { type: 'boolean' }
  }
};

/** Adds the endpoint for acceptance reports. */
export function addAcceptanceEndpoint(
  app: FastifyInstance,
  { dialect, acceptanceLog }: IEndpointDependencies
): void {
  const url =
    dialect === 'qiskit' ? '/completions/accept' : '/completion/acceptance';
  addEndpoints(app, url, {
    POST: {
      schema: { body: REPORT_SCHEMA },
      handler: async (request): Promise<ISuccessBody> => {
        await acceptanceLog.record(request.body as IAcceptanceReport);
        return { success: true };
      }
    }
  });
}
