/** The text around the cursor: everything that a suggestion depends on. */
export interface ICursorContext {
  /** Identifies the editor. */
  readonly editor: string;
  /** The text of the cells above, at most `MAX_ABOVE_CHARS`. */
  readonly above: string;
  /** The current cell before the cursor; if that is long, only its end. */
  readonly prefix: string;
  /** The offset in the cell at which the prefix begins, in UTF-16 units. */
  readonly prefixStart: number;
  /** The current cell after the cursor. It never becomes part of the prompt. */
  readonly suffix: string;
  /** The code of the cells below, at most `MAX_BELOW_CHARS`. */
  readonly below: string;
}

/** Returns whether two contexts agree in everything that a suggestion depends on. */
export function isSameContext(
  one: ICursorContext,
  other: ICursorContext
): boolean {
  return (
    one.editor === other.editor &&
    one.prefix === other.prefix &&
    one.suffix === other.suffix &&
    one.above === other.above &&
    one.below === other.below
  );
}
