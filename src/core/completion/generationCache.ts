import { type ICursorContext, isSameContext } from '../context/cursorContext';
import type { Generation } from './generation';
import type { ISuggestion } from './suggestion';

/**
 * The number of finished generations that are kept. Source: the clients of
 * Copilot and Tabby keep 100.
 */
export const MAX_CACHED_GENERATIONS = 100;

/** Finished generations; the least recently used is dropped first. */
export class GenerationCache {
  constructor(private readonly capacity: number = MAX_CACHED_GENERATIONS) {}

  /** Keeps a finished generation, unless it failed or was aborted. */
  add(generation: Generation): void {
    if (generation.isAborted || generation.error !== undefined) {
      return;
    }
    // Separate sets, so that empty answers displace no suggestion.
    const kept = generation.text === '' ? this.empty : this.suggesting;
    kept.delete(generation);
    kept.add(generation);
    if (kept.size > this.capacity) {
      const [oldest] = kept;
      kept.delete(oldest as Generation);
    }
  }

  /** Finds the suggestion for a cursor context, if there is one. */
  find(context: ICursorContext): ISuggestion | null {
    let best: ISuggestion | null = null;
    for (const generation of this.suggesting) {
      const typedUnits = generation.countTypedUnits(context);
      const hasMore =
        typedUnits !== null && generation.text.length > typedUnits;
      // The longest matching prefix is the one with the fewest typed units.
      if (hasMore && (best === null || typedUnits < best.typedUnits)) {
        best = { generation, typedUnits };
      }
    }
    if (best !== null) {
      this.add(best.generation);
    }
    return best;
  }

  /** Returns whether the model was asked for exactly this and had nothing to say. */
  isKnownEmptyAt(context: ICursorContext): boolean {
    return [...this.empty].some(generation =>
      isSameContext(generation.context, context)
    );
  }

  clear(): void {
    this.suggesting.clear();
    this.empty.clear();
  }

  private readonly suggesting = new Set<Generation>();
  private readonly empty = new Set<Generation>();
}
