import type { IPlace } from '../core/context/cursorContext';

/** The place of the cursor `║` in a text. */
export function createCursorContext(
  text: string,
  overrides: Partial<IPlace> = {}
): IPlace {
  const [prefix, suffix, ...more] = text.split('║');
  if (prefix === undefined || suffix === undefined || more.length > 0) {
    throw new Error(`One cursor is needed: ${text}`);
  }
  const cell = { editor: 'cell', prefix, start: 0, suffix };
  return { ...cell, above: '', below: '', ...overrides };
}

/** The same place after something more was typed. */
export function typeInContext(context: IPlace, typed: string): IPlace {
  return { ...context, prefix: context.prefix + typed };
}
