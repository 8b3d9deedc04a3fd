import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { IFeedbackRequest } from '../../../src/wire/featureApi';

/** The length at which each text is cut, in UTF-16 units; a prompt has 4,000. */
const MAX_TEXT_CHARS = 10_000;

/** Appends users' feedback to a folder's `feedback.jsonl`. */
export class FeedbackLog {
  constructor(private readonly folder: string) {}

  /** Records the fields that the API documents, with long texts cut. */
  async record(feedback: IFeedbackRequest): Promise<void> {
    const { model_id, prompt_id, positive_feedback, comment } = feedback;
    const { input, output } = feedback;
    const line = {
      time: Date.now(),
      model_id: truncate(model_id),
      prompt_id: truncate(prompt_id),
      positive_feedback,
      comment: truncate(comment),
      input: truncate(input),
      output: truncate(output)
    };
    await appendFile(
      join(this.folder, 'feedback.jsonl'),
      `${JSON.stringify(line)}\n`,
      { mode: 0o600 }
    );
  }
}

function truncate(text: string | null | undefined): string | undefined {
  return text?.slice(0, MAX_TEXT_CHARS);
}
