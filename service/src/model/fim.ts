import type { TokenCounter } from './contextWindow';

/** The special model tokens that separate the parts of a fill-in-the-middle prompt. */
export interface IFimTokens {
  prefix: string;
  suffix: string;
  middle: string;
}

const KNOWN_FIM_TOKENS: readonly IFimTokens[] = [
  // Qwen2.5-Coder's technical report, https://arxiv.org/abs/2409.12186
  {
    prefix: '<|fim_prefix|>',
    suffix: '<|fim_suffix|>',
    middle: '<|fim_middle|>'
  },
  // StarCoder, https://arxiv.org/abs/2305.06161; Granite has adopted them
  { prefix: '<fim_prefix>', suffix: '<fim_suffix>', middle: '<fim_middle>' }
];

/**
 * Returns the fill-in-the-middle tokens that a model knows; null for a model that
 * was not trained to fill in the middle.
 */
export async function detectFimTokens(
  countTokens: TokenCounter
): Promise<IFimTokens | null> {
  for (const tokens of KNOWN_FIM_TOKENS) {
    // A model reads a special token that it doesn't know as several tokens.
    const counts = await Promise.all(Object.values(tokens).map(countTokens));
    if (counts.every(each => each === 1)) {
      return tokens;
    }
  }
  return null;
}
