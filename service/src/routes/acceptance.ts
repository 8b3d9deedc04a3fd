import type { FastifyInstance } from 'fastify';
import type {
  ICompletionReview,
  IReviewReceipt
} from '../../../src/wire/completionApi';
import type { IContext } from '../context';
import { row } from './route';

const REVIEW = {
  type: 'object',
  required: ['completion', 'accepted'],
  properties: {
    completion: { type: 'string' },
    accepted: { type: 'boolean' }
  }
};

/** The report that a completion was accepted or rejected. */
export function acceptanceRows(
  app: FastifyInstance,
  { dialect, reviews }: IContext
): void {
  const url =
    dialect === 'qiskit' ? '/completions/accept' : '/completion/acceptance';
  row(app, url, {
    POST: {
      schema: { body: REVIEW },
      handler: async (request): Promise<IReviewReceipt> => {
        await reviews.record(request.body as ICompletionReview);
        return { success: true };
      }
    }
  });
}
