import { readModel } from './read';

const lengthOf = (card: object) =>
  readModel({ id: 'm', ...card })?.context_length ?? null;

describe('how many tokens a model can hold', () => {
  it.each([
    ['OpenRouter', { context_length: 32768 }, 32768],
    ['vLLM', { max_model_len: 4096 }, 4096],
    ['Groq', { context_window: 8192 }, 8192],
    ['LM Studio', { max_context_length: 16384 }, 16384],
    ['llama.cpp', { meta: { n_ctx_train: 2048, n_params: 7 } }, 2048],
    ['a number in quotes', { max_model_len: '4096' }, 4096]
  ])('is read from the card of %s', (_, card, length) => {
    expect(lengthOf(card)).toBe(length);
  });

  it('is the smallest where a server says several', () => {
    const loaded = { loaded_context_length: 4096 };
    expect(lengthOf({ max_context_length: 32768, ...loaded })).toBe(4096);
    expect(lengthOf({ meta: { n_ctx_train: 32768, n_ctx: 2048 } })).toBe(2048);
    const provider = { top_provider: { context_length: 8192 } };
    expect(lengthOf({ context_length: 131072, ...provider })).toBe(8192);
  });

  it.each([
    {},
    { context_length: 0 },
    { context_length: -1 },
    { context_length: null },
    { context_length: 'long' },
    { meta: 'none' },
    { meta: [4096] }
  ])('is unknown from %j', card => {
    expect(lengthOf(card)).toBeNull();
  });
});
