/** How much of a notebook is sent, in UTF-16 units. */
export interface IBudget {
  /** For what precedes the cursor. */
  readonly prompt: number;
  /** For what follows it. */
  readonly suffix: number;
}

/** The most that is sent to any model. */
export const FULL_BUDGET: IBudget = { prompt: 4000, suffix: 1000 };

/**
 * How many UTF-16 units one token is worth at the least. Measured with
 * SmolLM2's tokenizer, which has as many tokens as StarCoder's and Granite's
 * (49,152), on windows of 4,000 units of Qiskit 2.6's own source: 3.9 in the
 * middle, 2.0 in the worst window; and 1.24 on gate calls without blanks,
 * `qc.cx(0,1)` line by line.
 */
const UNITS_PER_TOKEN = 1.2;

/** Tokens kept free for what a server or a template puts around the text. */
const SPARE_TOKENS = 32;

/**
 * The budget for a model that can hold `limit` tokens, of which the answer may
 * take `answer`: both parts shrink together. Null for a limit that isn't
 * known; one that leaves no room for any prompt can't be true, and counts as
 * unknown.
 */
export function budgetWithin(limit: number | null, answer: number): IBudget {
  const { prompt, suffix } = FULL_BUDGET;
  const room = ((limit ?? 0) - answer - SPARE_TOKENS) * UNITS_PER_TOKEN;
  const share = Math.min(1, room / (prompt + suffix));
  return share <= 0
    ? FULL_BUDGET
    : {
        prompt: Math.floor(prompt * share),
        suffix: Math.floor(suffix * share)
      };
}
