import type { Generation } from './generation';

/**
 * The text of a generation from the cursor on:
 *
 *     requested at       qc.║
 *     generation.text    h(0)
 *     cursor now         qc.h(║    → typedUnits is 2, `0)` is suggested
 */
export interface ISuggestion {
  readonly generation: Generation;
  /** The number of UTF-16 units of the generation's text that precede the cursor. */
  readonly typedUnits: number;
}
