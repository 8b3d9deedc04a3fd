import type { ICursorContext } from './cursorContext';

/**
 * Finds the text that was typed to get from one context to another; null if
 * they differ in anything else that a suggestion depends on.
 *
 *     earlier   qc.║
 *     later     qc.h(║    → `h(`
 *
 * In a long text the later prefix may begin further down. Then the two prefixes
 * are compared from that position on, and the text above may differ: it only
 * depends on where the prefix begins.
 */
export function findTextTypedBetween(
  earlier: ICursorContext,
  later: ICursorContext
): string | null {
  const startShift = later.prefixStart - earlier.prefixStart;
  const isShifted = startShift > 0 && startShift <= earlier.prefix.length;
  const earlierPrefix = isShifted
    ? earlier.prefix.slice(startShift)
    : earlier.prefix;
  const isSameOtherwise =
    earlier.editor === later.editor &&
    earlier.suffix === later.suffix &&
    earlier.below === later.below &&
    (isShifted || earlier.above === later.above) &&
    later.prefix.startsWith(earlierPrefix);
  return isSameOtherwise ? later.prefix.slice(earlierPrefix.length) : null;
}
