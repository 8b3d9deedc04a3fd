import type { ICursorContext } from '../core/context/cursorContext';

/**
 * Returns the cursor context of a text that has the cursor `║` in it. For
 * example, for `qc.h(║)`:
 *
 *     prefix  qc.h(
 *     suffix  )
 */
export function createCursorContext(
  text: string,
  overrides: Partial<ICursorContext> = {}
): ICursorContext {
  const [prefix, suffix, ...more] = text.split('║');
  if (prefix === undefined || suffix === undefined || more.length > 0) {
    throw new Error(`A text needs exactly one cursor: ${text}`);
  }
  const cell = { editor: 'cell', prefix, prefixStart: 0, suffix };
  return { ...cell, above: '', below: '', ...overrides };
}

/** Returns the cursor context after more text was typed at the cursor. */
export function typeInContext(
  context: ICursorContext,
  typed: string
): ICursorContext {
  return { ...context, prefix: context.prefix + typed };
}
