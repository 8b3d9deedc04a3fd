import type { IPlace } from './cursorContext';

/**
 * What somebody at one place has typed to be at another: what precedes the
 * cursor there and not here, if nothing else that a suggestion depends on
 * differs; else null.
 *
 * In a long text the later place may begin further down. Then the two are
 * compared from there on: what is above differs by no more than its start.
 */
export function typedBetween(here: IPlace, there: IPlace): string | null {
  const moved = there.start - here.start;
  const isMoved = moved > 0 && moved <= here.prefix.length;
  const before = isMoved ? here.prefix.slice(moved) : here.prefix;
  const agrees =
    here.editor === there.editor &&
    here.suffix === there.suffix &&
    here.below === there.below &&
    (isMoved || here.above === there.above) &&
    there.prefix.startsWith(before);
  return agrees ? there.prefix.slice(before.length) : null;
}
