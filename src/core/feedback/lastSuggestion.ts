import { MAX_CACHED_GENERATIONS } from '../completion/generationCache';
import type { Generation } from '../completion/generation';
import { BoundedMap } from '../util/boundedMap';

/** A suggestion that the user can rate, as they saw it. */
export interface IRateableSuggestion {
  /** The completion's id at the service. */
  readonly completionId: string;
  readonly model: string;
  /** The prompt. */
  readonly input: string;
  /** The suggested text. */
  readonly output: string;
}

/**
 * Remembers the suggestion that was shown last, so that the user can rate it.
 * It is kept in memory only. Text that is opted out is never requested, and so
 * never in it.
 */
export class LastSuggestion {
  /** Records the request that a completion answers. */
  recordRequest(completionId: string, model: string, input: string): void {
    this.requests.set(completionId, { model, input });
  }

  /** Records a generation that may be shown later. */
  recordGeneration(generation: Generation): void {
    this.generations.set(generation, generation);
  }

  /** Makes a completion the one that was shown last. */
  markShown(completionId: string): void {
    const request = this.requests.get(completionId);
    const generation = [...this.generations.keys()].find(
      ({ id }) => id === completionId
    );
    this._current =
      request && generation && generation.text.trim() !== ''
        ? { completionId, ...request, output: generation.text }
        : null;
  }

  /** The suggestion that was shown last; null if there is nothing to rate. */
  get current(): IRateableSuggestion | null {
    return this._current;
  }

  /** As many as the cache keeps: their suggestions can be shown again. */
  private readonly requests = new BoundedMap<
    string,
    Pick<IRateableSuggestion, 'model' | 'input'>
  >(MAX_CACHED_GENERATIONS);
  private readonly generations = new BoundedMap<Generation, Generation>(
    MAX_CACHED_GENERATIONS
  );
  private _current: IRateableSuggestion | null = null;
}
