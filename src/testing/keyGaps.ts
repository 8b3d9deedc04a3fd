import fc from 'fast-check';

/** Uniformly distributed from 0 up to, but not including, 1. */
const UNIT_INTERVAL = fc
  .integer({ min: 0, max: 2 ** 32 - 1 })
  .map(numerator => numerator / 2 ** 32);

/**
 * Returns a function that samples the gap between two keys of a user, in
 * milliseconds, from a log-normal distribution. The same seed gives the same gaps.
 *
 * The returned function takes the mean gap in milliseconds, and the spread: the
 * standard deviation of the gap's logarithm, 0 for even gaps.
 */
export function createKeyGapSampler(
  seed: number
): (meanMs: number, spread: number) => number {
  const pairs = fc.infiniteStream(
    fc.noBias(fc.tuple(UNIT_INTERVAL, UNIT_INTERVAL)),
    { noHistory: true }
  );
  const [samples] = fc.sample(pairs, { seed, numRuns: 1 });
  return (meanMs, spread) => {
    const [radius, angle] = samples?.next().value as [number, number];
    // Box-Muller transform.
    const normal =
      Math.sqrt(-2 * Math.log(1 - radius)) * Math.cos(2 * Math.PI * angle);
    return meanMs * Math.exp(spread * normal - spread ** 2 / 2);
  };
}
