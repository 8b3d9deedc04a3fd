import { detectFimTokens, type IFimTokens } from './fim';
import { healPrompt } from './healing';
import { takeLastTokens, type TokenCounter } from './contextWindow';

/**
 * Characters of a suffix that are used: the next lines. Even at 3 tokens per
 * character they leave room for a prompt.
 */
const MAX_SUFFIX_CHARS = 1000;
/** Tokens kept free for the healed tail and the special tokens. */
const RESERVED_TOKENS = 96;

/** A prompt for the model. */
export interface IModelPrompt {
  text: string;
  /** What the answer is made to begin with. */
  tail: string;
  /** Tokens of the client's prompt that the model reads. */
  tokens: number;
}

/** Builds prompts for a base model: primer, prompt, and suffix if possible. */
export class PromptBuilder {
  /**
   * Ask the model's tokenizer what it needs to know.
   *
   * @param primer - good examples, put before each prompt.
   * @param contextTokens - tokens that prompt and answer may have together.
   */
  static async create(
    primer: string,
    contextTokens: number,
    countTokens: TokenCounter
  ): Promise<PromptBuilder> {
    const availableTokens =
      contextTokens - (await countTokens(primer)) - RESERVED_TOKENS;
    return new PromptBuilder(
      primer,
      availableTokens,
      await detectFimTokens(countTokens)
    );
  }

  private constructor(
    readonly primer: string,
    private readonly availableTokens: number,
    private readonly fim: IFimTokens | null
  ) {}

  /** Build a prompt that fits, however long the client's is. */
  async build(
    request: { prompt: string; suffix?: string; maxTokens: number },
    countTokens: TokenCounter
  ): Promise<IModelPrompt> {
    const suffix = this.fim
      ? (request.suffix ?? '').slice(0, MAX_SUFFIX_CHARS)
      : '';
    const maxPromptTokens =
      this.availableTokens - request.maxTokens - (await countTokens(suffix));
    const { text, tokens } = await takeLastTokens(
      request.prompt,
      maxPromptTokens,
      countTokens
    );
    const { prompt, tail } = healPrompt(text);
    const primedPrompt = this.primer + prompt;
    if (this.fim && suffix) {
      const {
        prefix: prefixToken,
        suffix: suffixToken,
        middle: middleToken
      } = this.fim;
      const fimPrompt = `${prefixToken}${primedPrompt}${suffixToken}${suffix}${middleToken}`;
      return { text: fimPrompt, tail, tokens };
    }
    return { text: primedPrompt, tail, tokens };
  }
}
