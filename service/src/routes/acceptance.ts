import type { FastifyInstance } from 'fastify';
import type {
  IAcceptanceReport,
  ISuccessBody
} from '../../../src/wire/completionApi';
import type { IEndpointDependencies } from '../context';
import { addEndpoints } from './route';

const REPORT_SCHEMA = {
  type: 'object',
  required: ['completion', 'accepted'],
  properties: {
    completion: { type: 'string' },
    accepted: { type: 'boolean' }
  }
};

/** The report that a completion was accepted or rejected. */
export function addAcceptanceEndpoint(
  app: FastifyInstance,
  { dialect, acceptanceReports }: IEndpointDependencies
): void {
  const url =
    dialect === 'qiskit' ? '/completions/accept' : '/completion/acceptance';
  addEndpoints(app, url, {
    POST: {
      schema: { body: REPORT_SCHEMA },
      handler: async (request): Promise<ISuccessBody> => {
        await acceptanceReports.record(request.body as IAcceptanceReport);
        return { success: true };
      }
    }
  });
}
