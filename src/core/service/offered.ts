import type { ApiClient } from '../api/client';
import type { IMigrationStep } from '../api/migrationStream';
import { type IFeatures, NO_FEATURES } from '../api/features';
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
interface IClientProvider {
  readonly client: ApiClient;
}

/**
 * What some services offer beside completions: to be told what a person thinks
 * of a suggestion, and to rewrite code for the current Qiskit. Every method
 * throws ApiError; none is called by itself.
 */
export class ExtraFeatures {
  constructor(
    private readonly service: IClientProvider,
    /** The suggestion that can be rated. */
    readonly lastSuggestion = new LastSuggestion()
  ) {}

  /** The same of the same service, connected to anew. */
  reconnect(service: IClientProvider): ExtraFeatures {
    return new ExtraFeatures(service, this.lastSuggestion);
  }

  /** What is offered, as far as it is known; asks nothing. */
  get features(): IFeatures {
    try {
      return this.api.features;
    } catch {
      // The settings name no service that could be asked.
      return NO_FEATURES;
    }
  }

  /** Tell the service what a person thinks of a suggestion. */
  async rate(suggestion: IRateable, rating: IRating): Promise<void> {
    const { completion, model, input, output } = suggestion;
    const { positive, comment } = rating;
    await this.api.sendFeedback({
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
    yield* this.api.migrate(code, signal);
  }

  /** What has to be accepted before anything is rewritten. */
  async getMigrationDisclaimer(): Promise<IDisclaimer> {
    return this.api.getMigrationDisclaimer();
  }

  /** Accept that, or reject it. */
  async answerMigrationDisclaimer(accepted: boolean): Promise<void> {
    await this.api.answerMigrationDisclaimer(accepted);
  }

  private get api(): ApiClient['extraFeatures'] {
    return this.service.client.extraFeatures;
  }
}
