import { parseContextLength } from './contextLength';
import { parseModel } from './parse';

const getLength = (card: object) =>
  parseModel({ id: 'm', ...card })?.context_length ?? null;

describe('how many tokens a model can hold', () => {
  it.each([
    ['OpenRouter', { context_length: 32768 }, 32768],
    ['vLLM', { max_model_len: 4096 }, 4096],
    ['Groq', { context_window: 8192 }, 8192],
    ['LM Studio', { max_context_length: 16384 }, 16384],
    ['llama.cpp', { meta: { n_ctx_train: 2048, n_params: 7 } }, 2048],
    ['a number in quotes', { max_model_len: '4096' }, 4096]
  ])('is read from the card of %s', (_, card, length) => {
    expect(getLength(card)).toBe(length);
  });

  it('is the smallest where a server says several', () => {
    const loaded = { loaded_context_length: 4096 };
    expect(getLength({ max_context_length: 32768, ...loaded })).toBe(4096);
    expect(getLength({ meta: { n_ctx_train: 32768, n_ctx: 2048 } })).toBe(2048);
    const provider = { top_provider: { context_length: 8192 } };
    expect(getLength({ context_length: 131072, ...provider })).toBe(8192);
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
    expect(getLength(card)).toBeNull();
  });
});

describe('how many tokens fit, as a refusal says', () => {
  it.each([
    [
      'OpenAI and vLLM',
      "This model's maximum context length is 1024 tokens. However, you requested 1163 tokens.",
      1024
    ],
    [
      'SGLang',
      "The input (5163 tokens) is longer than the model's context length (2048 tokens).",
      2048
    ],
    [
      'llama.cpp',
      'request (5163 tokens) exceeds the available context size (2048 tokens), try increasing it',
      2048
    ],
    [
      'llama.cpp before',
      '{"error":{"message":"the request exceeds the available context size","n_prompt_tokens":5163,"n_ctx":2048}}',
      2048
    ],
    [
      'its Python binding',
      'Requested tokens (5163) exceed context window of 2048',
      2048
    ],
    [
      'LM Studio',
      'Trying to keep the first 5163 tokens when context the overflows. However, the model is loaded with context length of only 2048 tokens, which is not enough.',
      2048
    ],
    [
      'Mistral',
      'Prompt contains 5163 tokens and 0 draft tokens, too large for model with 2048 maximum context length',
      2048
    ],
    [
      'TGI',
      'Input validation error: `inputs` tokens + `max_new_tokens` must be <= 2048. Given: 5163 `inputs` tokens and 128 `max_new_tokens`',
      2048
    ],
    [
      'TGI, of the prompt alone',
      '`inputs` must have less than 1024 tokens. Given: 5163',
      1024
    ],
    ['who says nothing of it', 'suffix is not currently supported', null],
    ['who says no number', 'the request exceeds the context size', null]
  ])('of %s', (_, words, limit) => {
    expect(parseContextLength(words)).toBe(limit);
  });
});
