import type { TokenCounter } from './contextWindow';

/** The special tokens around the parts of a fill-in-the-middle prompt. */
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
  // StarCoder's, https://arxiv.org/abs/2305.06161, which Granite took over
  { prefix: '<fim_prefix>', suffix: '<fim_suffix>', middle: '<fim_middle>' }
];

/** The tokens that a model knows; null for one that can't fill in. */
export async function detectFimTokens(
  countTokens: TokenCounter
): Promise<IFimTokens | null> {
  for (const tokens of KNOWN_FIM_TOKENS) {
    // A model that doesn't know one reads it as several pieces.
    const counts = await Promise.all(Object.values(tokens).map(countTokens));
    if (counts.every(each => each === 1)) {
      return tokens;
    }
  }
  return null;
}
