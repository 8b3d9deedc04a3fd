import { parseContextLength } from './contextLength';
import { parseModel } from './parse';

const getLength = (card: object) =>
  parseModel({ id: 'm', ...card })?.context_length ?? null;

describe('the context length of a model', () => {
  it.each([
    ['OpenRouter', { context_length: 32768 }, 32768],
    ['vLLM', { max_model_len: 4096 }, 4096],
    ['Groq', { context_window: 8192 }, 8192],
    ['LM Studio', { max_context_length: 16384 }, 16384],
    ['llama.cpp', { meta: { n_ctx_train: 2048, n_params: 7 } }, 2048],
    ['a server that sends it as text', { max_model_len: '4096' }, 4096]
  ])('is read from the card of %s', (_, card, length) => {
    expect(getLength(card)).toBe(length);
  });

  it('is the smallest one if a server sends several', () => {
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
  ])('is unknown from the card %j', card => {
    expect(getLength(card)).toBeNull();
  });
});

describe('the context length in the rejection of a prompt', () => {
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
      'an older llama.cpp',
      '{"error":{"message":"the request exceeds the available context size","n_prompt_tokens":5163,"n_ctx":2048}}',
      2048
    ],
    [
      'llama.cpp’s Python binding',
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
      'TGI, for the prompt alone',
      '`inputs` must have less than 1024 tokens. Given: 5163',
      1024
    ],
    [
      'a server that rejects something else',
      'suffix is not currently supported',
      null
    ],
    [
      'a server that names no number',
      'the request exceeds the context size',
      null
    ]
  ])('is parsed from the message of %s', (_, message, limit) => {
    expect(parseContextLength(message)).toBe(limit);
  });
});
