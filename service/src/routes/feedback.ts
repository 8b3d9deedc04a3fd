import type { FastifyInstance } from 'fastify';
import type {
  IFeedbackRequest,
  IFeedbackReceipt
} from '../../../src/wire/featureApi';
import type { IEndpointDependencies } from '../context';
import { ApiError } from '../errors';
import { addEndpoints } from './route';

const NULLABLE_STRING = { type: ['string', 'null'] };

const FEEDBACK_SCHEMA = {
  type: 'object',
  properties: {
    model_id: NULLABLE_STRING,
    prompt_id: NULLABLE_STRING,
    positive_feedback: { type: ['boolean', 'null'] },
    comment: NULLABLE_STRING,
    input: NULLABLE_STRING,
    output: NULLABLE_STRING
  }
};

/** What a person thinks of a completion, where it is kept. */
export function addFeedbackEndpoint(
  app: FastifyInstance,
  { feedbackLog }: IEndpointDependencies
): void {
  if (feedbackLog === null) {
    return;
  }
  addEndpoints(app, '/feedback', {
    POST: {
      schema: { body: FEEDBACK_SCHEMA },
      handler: async (request): Promise<IFeedbackReceipt> => {
        const feedback = request.body as IFeedbackRequest;
        const { positive_feedback, comment } = feedback;
        if (typeof positive_feedback !== 'boolean' && !comment) {
          throw new ApiError(
            422,
            'Say whether it was good or bad, or leave a comment.',
            'empty_feedback',
            'positive_feedback'
          );
        }
        await feedbackLog.record(feedback);
        return { message: 'Your feedback was kept.' };
      }
    }
  });
}
