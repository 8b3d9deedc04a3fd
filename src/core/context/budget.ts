/**
 * All limits on how much of a notebook or file is sent. To raise the prompt
 * budget, raise `FULL_BUDGET` and the limits below that bound it. The share of
 * the prompt that the outline of omitted code takes is set in `fitToBudget.ts`.
 */

/** The most that may be sent in one request, in UTF-16 units. */
export interface IBudget {
  /** The limit for the text before the cursor. */
  readonly prompt: number;
  /** The limit for the text after the cursor. */
  readonly suffix: number;
}

/** The most that is sent to any model. */
export const FULL_BUDGET: IBudget = { prompt: 4000, suffix: 1000 };

/**
 * The most that is taken from the cells above, in UTF-16 units. The prompt is
 * cut from this text and the current cell before the cursor.
 */
export const MAX_ABOVE_CHARS = 3000;

/** The most that is taken from the cells below, in UTF-16 units. */
export const MAX_BELOW_CHARS = 1000;

/** The most cells that are visited on either side of the cursor, empty cells included. */
export const MAX_CELLS_PER_SIDE = 100;

/**
 * The most that is read of the cells above for imports and definitions, in
 * UTF-16 units: reading that much takes about a millisecond.
 */
export const MAX_READ_ABOVE_CHARS = 50_000;

/**
 * The least that is read of a cell or file before the cursor, in UTF-16 units,
 * if there is as much. Must be at least twice `FULL_BUDGET.prompt`, since the
 * window may begin anywhere in the first half of it.
 */
export const MIN_WINDOW_BEFORE_CHARS = 16_000;

/**
 * The most that is read of a cell or file after the cursor, in UTF-16 units.
 * Must be at least `FULL_BUDGET.suffix`.
 */
export const MAX_WINDOW_AFTER_CHARS = 5_000;

/**
 * The most that is read at the beginning of a long file, for its imports, in
 * UTF-16 units.
 */
export const MAX_WINDOW_HEAD_CHARS = 8_000;

/**
 * The least number of UTF-16 units that one model token stands for. Measured
 * with SmolLM2's tokenizer, which has as many tokens as StarCoder's and
 * Granite's (49,152), on windows of 4,000 units of Qiskit 2.6's own source: 3.9
 * in the median window, 2.0 in the worst one; and 1.24 on gate calls without
 * blanks, `qc.cx(0,1)` line by line.
 */
const MIN_UNITS_PER_MODEL_TOKEN = 1.2;

/** The model tokens kept free for what a server or a template puts around the text. */
const RESERVED_MODEL_TOKENS = 32;

/**
 * Returns the budget for a model's context length: the full budget, or both
 * parts of it scaled down by the same factor.
 *
 * @param contextLength - in model tokens; null if it is not known. A length
 * that leaves no room for any prompt cannot be true, and counts as unknown.
 * @param maxTokens - the model tokens that the answer may take.
 */
export function scaleBudget(
  contextLength: number | null,
  maxTokens: number
): IBudget {
  const { prompt, suffix } = FULL_BUDGET;
  const availableUnits =
    ((contextLength ?? 0) - maxTokens - RESERVED_MODEL_TOKENS) *
    MIN_UNITS_PER_MODEL_TOKEN;
  const share = Math.min(1, availableUnits / (prompt + suffix));
  return share <= 0
    ? FULL_BUDGET
    : {
        prompt: Math.floor(prompt * share),
        suffix: Math.floor(suffix * share)
      };
}
