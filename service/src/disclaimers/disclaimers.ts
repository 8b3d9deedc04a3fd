import { createHash } from 'node:crypto';
import type { IDisclaimer } from '../../../src/wire/completionApi';
import { ApiError } from '../errors';
import type { IEngine } from '../engines/engine';
import type { DisclaimerAnswerFile } from './disclaimerAnswerFile';

/** The disclaimers of an engine's models, and the answers given to them. */
export class Disclaimers {
  constructor(
    private readonly engine: IEngine,
    private readonly answerFile: DisclaimerAnswerFile
  ) {}

  /** Returns the disclaimer of a model, which must exist. */
  get(model: string): IDisclaimer {
    const { title, body } = this.engine.getDisclaimerText(model);
    // The id is a hash of the text, so that a new text has to be accepted again.
    const id = createHash('sha256')
      .update(JSON.stringify([model, title, body]))
      .digest('hex')
      .slice(0, 24);
    const storedAnswer = this.answerFile.get(model);
    const accepted =
      storedAnswer?.disclaimer === id
        ? storedAnswer.accepted
        : (this.engine.isAcceptedByDefault?.() ?? false);
    return { id, version: '1.0', title, body, model, accepted };
  }

  /**
   * Stores the answer to a model's disclaimer. Throws `ApiError` 422 if `id` is
   * not that disclaimer's id.
   */
  async recordAnswer(
    model: string,
    id: string,
    accepted: boolean
  ): Promise<void> {
    if (id !== this.get(model).id) {
      throw new ApiError(
        422,
        `"${id}" is not the disclaimer of ${model}: GET it again and send its id.`,
        'unknown_disclaimer',
        'disclaimer'
      );
    }
    await this.answerFile.set(model, { disclaimer: id, accepted });
  }

  /** Checks that a model's disclaimer is accepted. Throws `ApiError` 403 if not. */
  requireAccepted(model: string): void {
    if (!this.get(model).accepted) {
      throw new ApiError(
        403,
        `The disclaimer of ${model} has not been accepted: review it, then accept it to use the model.`,
        'disclaimer_not_accepted',
        'model'
      );
    }
  }
}
