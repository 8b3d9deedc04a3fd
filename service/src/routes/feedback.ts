import type { FastifyInstance } from 'fastify';
import type {
  IFeedback,
  IFeedbackReceipt
} from '../../../src/wire/featureApi';
import type { IContext } from '../context';
import { ApiError } from '../errors';
import { row } from './route';

const text = { type: ['string', 'null'] };

const FEEDBACK = {
  type: 'object',
  properties: {
    model_id: text,
    prompt_id: text,
    positive_feedback: { type: ['boolean', 'null'] },
    comment: text,
    input: text,
    output: text
  }
};

/** What a person thinks of a completion, where it is kept. */
export function feedbackRows(
  app: FastifyInstance,
  { opinions }: IContext
): void {
  if (opinions === null) {
    return;
  }
  row(app, '/feedback', {
    POST: {
      schema: { body: FEEDBACK },
      handler: async (request): Promise<IFeedbackReceipt> => {
        const feedback = request.body as IFeedback;
        const { positive_feedback, comment } = feedback;
        if (typeof positive_feedback !== 'boolean' && !comment) {
          throw new ApiError(
            422,
            'Say whether it was good or bad, or leave a comment.',
            'empty_feedback',
            'positive_feedback'
          );
        }
        await opinions.record(feedback);
        return { message: 'Your feedback was kept.' };
      }
    }
  });
}
