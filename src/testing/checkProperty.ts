import { basename } from 'node:path';
import fc from 'fast-check';

/** The seed of the first case; the same every time unless `SEED` is set. */
export const FIRST_SEED = Number(process.env['SEED'] ?? 1);

/** The path to one generated and perhaps shrunk case, which is then the only one. */
export const REPLAYED_PATH = process.env['REPLAY'] ?? '';

/** Returns how many cases to generate: `RUNS`, if it is set. */
export function getRunCount(defaultCount: number): number {
  return Number(process.env['RUNS'] ?? defaultCount);
}

/** True with a probability in percent; shrinks to false. */
export function happens(percent: number): fc.Arbitrary<boolean> {
  return fc.nat(99).map(value => value >= 100 - percent);
}

/**
 * Checks a property with generated cases. A case that fails is shrunk to the
 * simplest one that still fails.
 *
 * @param runCount - the number of cases.
 * @throws Error that names the simplest case and how to repeat it, such as
 * `SEED=1 REPLAY=12:3:0 npx jest …`, with the property's own error.
 */
export async function checkProperty<Values>(
  property: fc.IRawProperty<Values>,
  runCount: number,
  seed = FIRST_SEED
): Promise<void> {
  const details = await fc.check(property, {
    seed,
    numRuns: runCount,
    path: REPLAYED_PATH,
    endOnFailure: REPLAYED_PATH !== '',
    // Otherwise fast-check prefers short lists and extreme numbers.
    unbiased: true
  });
  if (details.failed) {
    const { counterexample, counterexamplePath, errorInstance } = details;
    const command = `npx jest ${basename(expect.getState().testPath ?? '')}`;
    throw new Error(
      [
        `Case ${details.numRuns} failed and was shrunk ${details.numShrinks} times.`,
        `To repeat it: SEED=${seed} REPLAY=${counterexamplePath} ${command}`,
        `If it passes then, it needs the cases before: SEED=${seed} RUNS=${runCount} ${command}`,
        `Case: ${fc.stringify(counterexample)}`,
        errorInstance instanceof Error
          ? errorInstance.message
          : String(errorInstance)
      ].join('\n')
    );
  }
}
