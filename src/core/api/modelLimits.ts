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
  noteRefusal(model: string, limit: number): void {
    this.refusals.set(model, limit);
  }

  /** Take in the list of models. */
  note(cards: readonly IModelCard[]): void {
    this.cards = cards;
  }

  /** The limit of a model in tokens; null if it isn't known. */
  of(model: string): number | null {
    // A server with one model often answers by any name.
    const only = this.cards?.length === 1 ? this.cards[0] : undefined;
    const card = this.cards?.find(({ id }) => id === model) ?? only;
    const known = [card?.context_length, this.refusals.get(model)].filter(
      limit => limit !== undefined
    );
    return known.length === 0 ? null : Math.min(...known);
  }

  /**
   * Ask for the list, once, unless it was seen. A failure disturbs nobody: then
   * no limit is known.
   *
   * @param ask - asks for the list of models, and notes it.
   * @returns resolves once it is known, or can't be.
   */
  async learn(ask: () => Promise<unknown>): Promise<void> {
    if (this.cards === null) {
      this.asked ??= ask().catch(() => undefined);
      await this.asked;
    }
  }

  private cards: readonly IModelCard[] | null = null;
  private readonly refusals = new Map<string, number>();
  private asked: Promise<unknown> | undefined;
}
