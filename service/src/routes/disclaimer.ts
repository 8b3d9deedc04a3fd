import type { FastifyInstance } from 'fastify';
import type {
  IDisclaimer,
  IDisclaimerReview,
  IReviewReceipt
} from '../../../src/wire/completionApi';
import type { IContext } from '../context';
import { requireModel } from './models';
import { modelOf, row } from './route';

const REVIEW = {
  type: 'object',
  required: ['disclaimer', 'accepted'],
  properties: {
    disclaimer: { type: 'string' },
    accepted: { type: 'boolean' }
  }
};

/** A model's disclaimer: read it, accept it, reject it. */
export function disclaimerRows(
  app: FastifyInstance,
  { dialect, engine, disclaimers }: IContext
): void {
  const models = dialect === 'qiskit' ? 'model' : 'models';
  row(app, `/${models}/:model/disclaimer`, {
    GET: {
      handler: async (request): Promise<IDisclaimer> => {
        const { id } = await requireModel(engine, modelOf(request));
        return disclaimers.of(id);
      }
    },
    POST: {
      schema: { body: REVIEW },
      handler: async (request): Promise<IReviewReceipt> => {
        const { id } = await requireModel(engine, modelOf(request));
        const { disclaimer, accepted } = request.body as IDisclaimerReview;
        await disclaimers.review(id, disclaimer, accepted);
        return { success: true };
      }
    }
  });
}
