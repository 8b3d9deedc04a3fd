import type { IModelCard } from '../../wire/completionApi';

/**
 * How many tokens the models of a service can hold, as far as it says. Known
 * once the list of models was seen, for whatever reason it was asked for.
 */
export class ModelLimits {
  /** The list of models; null if it wasn't seen yet. */
  get models(): readonly IModelCard[] | null {
    return this.cards;
  }

  /** Take in what the service says when it refuses what is too long. */
  recordLimit(model: string, limit: number): void {
    this.reportedLimits.set(model, limit);
  }

  /** Take in the list of models. */
  recordModels(cards: readonly IModelCard[]): void {
    this.cards = cards;
  }

  /** The limit of a model in tokens; null if it isn't known. */
  getContextLength(model: string): number | null {
    // A server with one model often answers by any name.
    const onlyCard = this.cards?.length === 1 ? this.cards[0] : undefined;
    const card = this.cards?.find(({ id }) => id === model) ?? onlyCard;
    const limits = [
      card?.context_length,
      this.reportedLimits.get(model)
    ].filter(limit => limit !== undefined);
    return limits.length === 0 ? null : Math.min(...limits);
  }

  /**
   * Ask for the list, once, unless it was seen. A failure disturbs nobody: then
   * no limit is known.
   *
   * @param fetchModels - asks for the list of models, and notes it.
   * @returns resolves once it is known, or can't be.
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
