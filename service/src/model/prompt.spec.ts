import { PromptBuilder } from './prompt';

const TOKENS_WITH_FIM = /<\|fim_\w+\|>|\w+|\W/g;

/** A tokenizer that knows, or doesn't, Qwen's special tokens. */
const createTokenCounter = (knowsFim: boolean) => async (text: string) =>
  (text.match(knowsFim ? TOKENS_WITH_FIM : /\w+|\W/g) ?? []).length;

describe('PromptBuilder', () => {
  it('puts the primer before, and takes the last token off', async () => {
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

  it('fills in the middle with a model that can', async () => {
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

  it('keeps the end of a prompt that is too long', async () => {
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
