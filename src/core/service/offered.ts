import type { ApiClient } from '../api/client';
import type { IMigrationStep } from '../api/migrationStream';
import { type IOffers, NO_OFFERS } from '../api/features';
import type { IDisclaimer } from '../../wire/completionApi';
import { type IRateable, LastSuggestion } from '../feedback/lastSuggestion';

/** What a person thinks of a suggestion. */
export interface IRating {
  /** Thumbs up or down; null for neither. */
  readonly positive: boolean | null;
  /** In their own words; may be empty. */
  readonly comment: string;
}

/** What has a client of the service, connected to on first use. */
interface IConnected {
  readonly client: ApiClient;
}

/**
 * What some services offer beside completions: to be told what a person thinks
 * of a suggestion, and to rewrite code for the current Qiskit. Every method
 * throws ApiError; none is called by itself.
 */
export class Offered {
  constructor(
    private readonly service: IConnected,
    /** The suggestion that can be rated. */
    readonly last = new LastSuggestion()
  ) {}

  /** The same of the same service, connected to anew. */
  renewed(service: IConnected): Offered {
    return new Offered(service, this.last);
  }

  /** What is offered, as far as it is known; asks nothing. */
  get now(): IOffers {
    try {
      return this.extras.offers;
    } catch {
      // The settings name no service that could be asked.
      return NO_OFFERS;
    }
  }

  /** Tell the service what a person thinks of a suggestion. */
  async rate(suggestion: IRateable, rating: IRating): Promise<void> {
    const { completion, model, input, output } = suggestion;
    const { positive, comment } = rating;
    await this.extras.feedback({
      model_id: model,
      prompt_id: completion,
      ...(positive === null ? {} : { positive_feedback: positive }),
      ...(comment === '' ? {} : { comment }),
      input,
      output
    });
  }

  /** Let code be rewritten for the current Qiskit; see `core/migration`. */
  async *migrate(
    code: string,
    signal: AbortSignal
  ): AsyncGenerator<IMigrationStep> {
    yield* this.extras.migrate(code, signal);
  }

  /** What has to be accepted before anything is rewritten. */
  async migrationDisclaimer(): Promise<IDisclaimer> {
    return this.extras.migrationDisclaimer();
  }

  /** Accept that, or reject it. */
  async reviewMigration(accepted: boolean): Promise<void> {
    await this.extras.reviewMigration(accepted);
  }

  private get extras(): ApiClient['extras'] {
    return this.service.client.extras;
  }
}
