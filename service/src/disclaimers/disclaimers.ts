import { createHash } from 'node:crypto';
import type { IDisclaimer } from '../../../src/wire/completionApi';
import { ApiError } from '../errors';
import type { IEngine } from '../engines/engine';
import type { AcceptanceFile } from './disclaimerAcceptances';

/** The disclaimers of an engine's models, and who may pass. */
export class Disclaimers {
  constructor(
    private readonly engine: IEngine,
    private readonly file: AcceptanceFile
  ) {}

  /** The disclaimer to review for a model that exists. */
  of(model: string): IDisclaimer {
    const { title, body } = this.engine.notice(model);
    // The id follows the text: a new text has to be accepted anew.
    const id = createHash('sha256')
      .update(JSON.stringify([model, title, body]))
      .digest('hex')
      .slice(0, 24);
    const review = this.file.get(model);
    const accepted =
      review?.disclaimer === id
        ? review.accepted
        : (this.engine.acceptedByDefault?.() ?? false);
    return { id, version: '1.0', title, body, model, accepted };
  }

  /** Note what a person decided. Throws `ApiError` 422 for another's id. */
  async review(model: string, id: string, accepted: boolean): Promise<void> {
    if (id !== this.of(model).id) {
      throw new ApiError(
        422,
        `"${id}" is not the disclaimer of ${model}: GET it again and send its id.`,
        'unknown_disclaimer',
        'disclaimer'
      );
    }
    await this.file.set(model, { disclaimer: id, accepted });
  }

  /** Throws `ApiError` 403 until the model's disclaimer has been accepted. */
  require(model: string): void {
    if (!this.of(model).accepted) {
      throw new ApiError(
        403,
        `The disclaimer of ${model} has not been accepted: review it, then accept it to use the model.`,
        'disclaimer_not_accepted',
        'model'
      );
    }
  }
}
