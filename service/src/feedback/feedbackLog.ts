import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { IFeedback } from '../../../src/wire/featureApi';

/** How much is kept of each text, in UTF-16 units; a prompt has 4,000. */
const LONGEST = 10_000;

/** What people say about completions, appended to a folder's `feedback.jsonl`. */
export class Opinions {
  constructor(private readonly folder: string) {}

  /** Keep an opinion; the fields that the API has, and of each no more than fits. */
  async record(feedback: IFeedback): Promise<void> {
    const { model_id, prompt_id, positive_feedback, comment } = feedback;
    const { input, output } = feedback;
    const line = {
      time: Date.now(),
      model_id: short(model_id),
      prompt_id: short(prompt_id),
      positive_feedback,
      comment: short(comment),
      input: short(input),
      output: short(output)
    };
    await appendFile(
      join(this.folder, 'feedback.jsonl'),
      `${JSON.stringify(line)}\n`,
      { mode: 0o600 }
    );
  }
}

function short(text: string | null | undefined): string | undefined {
  return text?.slice(0, LONGEST);
}
