import type { IFeedbackRequest } from '../../wire/featureApi';
import type { IRateableSuggestion } from './lastSuggestion';

/** The user's opinion of a suggestion. */
export interface IRating {
  /** Thumbs up or down; null for neither. */
  readonly positive: boolean | null;
  /** The user's own words; may be empty. */
  readonly comment: string;
}

/** Creates the body of `POST /feedback`. */
export function createFeedbackRequest(
  { completionId, model, input, output }: IRateableSuggestion,
  { positive, comment }: IRating
): IFeedbackRequest {
  return {
    model_id: model,
    prompt_id: completionId,
    ...(positive === null ? {} : { positive_feedback: positive }),
    ...(comment === '' ? {} : { comment }),
    input,
    output
  };
}
