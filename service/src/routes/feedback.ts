import type { FastifyInstance } from 'fastify';
import type {
  IFeedbackRequest,
  IFeedbackReceipt
} from '../../../src/wire/featureApi';
import { ApiError } from '../errors';
import { addEndpoints, type IEndpointDependencies } from './endpoints';

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

/** Adds the endpoint for users' feedback, if there is a log to keep it. */
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
            'The feedback is empty: send "positive_feedback", or a "comment".',
            'empty_feedback',
            'positive_feedback'
          );
        }
        await feedbackLog.record(feedback);
        return { message: 'Your feedback has been saved.' };
      }
    }
  });
}
