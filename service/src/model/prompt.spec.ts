import { PromptBuilder } from './prompt';

const TOKENS_WITH_FIM = /<\|fim_\w+\|>|\w+|\W/g;

/** Returns a tokenizer that knows Qwen's special tokens, or does not. */
const createTokenCounter = (knowsFim: boolean) => async (text: string) =>
  (text.match(knowsFim ? TOKENS_WITH_FIM : /\w+|\W/g) ?? []).length;

describe('PromptBuilder', () => {
  it('puts the primer before the prompt, and removes the last token from the prompt', async () => {
    const builder = await PromptBuilder.create(
      'P\n',
      4096,
      createTokenCounter(false)
    );
    const request = { prompt: 'x = pri', suffix: 'rest', maxTokens: 64 };
    expect(await builder.build(request, createTokenCounter(false))).toEqual({
      text: 'P\nx =',
      tail: ' pri',
      tokens: 5
    });
  });

  it('builds a fill-in-the-middle prompt for a model that knows the tokens', async () => {
    const builder = await PromptBuilder.create(
      'P\n',
      4096,
      createTokenCounter(true)
    );
    const request = { prompt: 'qc.h(', suffix: ')\nqc.draw()', maxTokens: 64 };
    expect(
      await builder.build(request, createTokenCounter(true))
    ).toMatchObject({
      text: '<|fim_prefix|>P\nqc.h<|fim_suffix|>)\nqc.draw()<|fim_middle|>',
      tail: '('
    });
  });

  it('keeps only the end of a prompt that is too long', async () => {
    const count = createTokenCounter(false);
    const builder = await PromptBuilder.create('P\n', 300, count);
    const prompt = 'x = 1\n'.repeat(1000);
    const { text, tail } = await builder.build(
      { prompt, maxTokens: 64 },
      count
    );
    expect(await count(text + tail)).toBeLessThan(300 - 64);
    expect(text + tail).toMatch(/^P\nx = 1\n.*x = 1\n$/s);
  });
});
