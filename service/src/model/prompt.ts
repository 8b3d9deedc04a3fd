import { detectFimTokens, type IFimTokens } from './fim';
import { healPrompt } from './healing';
import { takeLastTokens, type TokenCounter } from './contextWindow';

/**
 * The number of UTF-16 units of a suffix that are used, which covers the next
 * lines. Even with 3 model tokens per unit they leave room for a prompt.
 */
const MAX_SUFFIX_CHARS = 1000;
/** The number of model tokens kept free for the tail and the special tokens. */
const RESERVED_TOKENS = 96;

/** A prompt as the model reads it. */
export interface IModelPrompt {
  text: string;
  /** The text that the model is forced to begin with; see `IHealedPrompt`. */
  tail: string;
  /** The number of model tokens of the client's prompt that the model reads. */
  tokens: number;
}

/**
 * Builds prompts for a base model: the primer, the client's prompt, and the suffix
 * if the model can fill in the middle.
 */
export class PromptBuilder {
  /**
   * Creates a builder. Uses the model's tokenizer to measure the primer, and to find
   * out whether the model can fill in the middle.
   *
   * @param primer - example code, which is put before each prompt.
   * @param contextTokens - the number of model tokens that prompt and answer may
   * have together.
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

  /** Builds a prompt that fits, however long the client's prompt is. */
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
