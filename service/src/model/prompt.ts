import { fimTokens, type IFimTokens } from './fim';
import { heal } from './healing';
import { lastTokens, type TokenCounter } from './contextWindow';

/**
 * Characters of a suffix that are used: the next lines. Even at 3 tokens per
 * character they leave room for a prompt.
 */
const SUFFIX = 1000;
/** Tokens kept free for the healed tail and the special tokens. */
const SPARE = 96;

/** A prompt for the model. */
export interface IPrompt {
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
   * @param context - tokens that prompt and answer may have together.
   */
  static async create(
    primer: string,
    context: number,
    count: TokenCounter
  ): Promise<PromptBuilder> {
    const room = context - (await count(primer)) - SPARE;
    return new PromptBuilder(primer, room, await fimTokens(count));
  }

  private constructor(
    readonly primer: string,
    private readonly room: number,
    private readonly fim: IFimTokens | null
  ) {}

  /** Build a prompt that fits, however long the client's is. */
  async build(
    request: { prompt: string; suffix?: string; maxTokens: number },
    count: TokenCounter
  ): Promise<IPrompt> {
    const suffix = this.fim ? (request.suffix ?? '').slice(0, SUFFIX) : '';
    const most = this.room - request.maxTokens - (await count(suffix));
    const { text, tokens } = await lastTokens(request.prompt, most, count);
    const { prompt, tail } = heal(text);
    const before = this.primer + prompt;
    if (this.fim && suffix) {
      const { prefix, suffix: rest, middle } = this.fim;
      const filled = `${prefix}${before}${rest}${suffix}${middle}`;
      return { text: filled, tail, tokens };
    }
    return { text: before, tail, tokens };
  }
}
