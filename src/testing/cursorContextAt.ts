import type { IPlace } from '../core/context/cursorContext';

/** The place of the cursor `║` in a text. */
export function placeAt(text: string, other: Partial<IPlace> = {}): IPlace {
  const [prefix, suffix, ...more] = text.split('║');
  if (prefix === undefined || suffix === undefined || more.length > 0) {
    throw new Error(`One cursor is needed: ${text}`);
  }
  const cell = { editor: 'cell', prefix, start: 0, suffix };
  return { ...cell, above: '', below: '', ...other };
}

/** The same place after something more was typed. */
export function typedOn(place: IPlace, typed: string): IPlace {
  return { ...place, prefix: place.prefix + typed };
}
