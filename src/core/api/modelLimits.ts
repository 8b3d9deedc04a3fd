import type { IModelCard } from '../../wire/completionApi';

/**
 * The context lengths of a service's models, in model tokens, as far as the
 * service has sent them: in its list of models, whichever request fetched it,
 * and in its rejections of prompts that were too long.
 */
export class ModelLimits {
  /** The list of models; null until it is known. */
  get models(): readonly IModelCard[] | null {
    return this.cards;
  }

  /**
   * Records the context length that a rejection of a long prompt names.
   *
   * @param limit - in model tokens.
   */
  recordLimit(model: string, limit: number): void {
    this.reportedLimits.set(model, limit);
  }

  /** Records the list of models. */
  recordModels(cards: readonly IModelCard[]): void {
    this.cards = cards;
  }

  /** Returns the context length of a model in model tokens; null if it is unknown. */
  getContextLength(model: string): number | null {
    // A server with one model often answers under any name.
    const onlyCard = this.cards?.length === 1 ? this.cards[0] : undefined;
    const card = this.cards?.find(({ id }) => id === model) ?? onlyCard;
    const limits = [
      card?.context_length,
      this.reportedLimits.get(model)
    ].filter(limit => limit !== undefined);
    return limits.length === 0 ? null : Math.min(...limits);
  }

  /**
   * Fetches the list of models unless it is known, at most once. A failure is
   * ignored: the limits stay unknown.
   *
   * @param fetchModels - fetches the list of models and records it here.
   * @returns a promise that resolves once the list is known, or fetching failed.
   */
  async discover(fetchModels: () => Promise<unknown>): Promise<void> {
    if (this.cards === null) {
      this.modelsRequest ??= fetchModels().catch(() => undefined);
      await this.modelsRequest;
    }
  }

  private cards: readonly IModelCard[] | null = null;
  private readonly reportedLimits = new Map<string, number>();
  private modelsRequest: Promise<unknown> | undefined;
}
