import { isRecord } from '../util/isRecord';

/**
 * Where servers say how many tokens a model can hold: OpenRouter and the
 * local service (`context_length`), vLLM (`max_model_len`), Groq
 * (`context_window`), LM Studio and Mistral (`max_context_length`,
 * `loaded_context_length`), LiteLLM (`max_input_tokens`), llama.cpp
 * (`meta.n_ctx`, `meta.n_ctx_train`).
 */
const LENGTH_FIELDS = [
  'context_length',
  'max_model_len',
  'context_window',
  'max_context_length',
  'loaded_context_length',
  'max_input_tokens',
  'n_ctx',
  'n_ctx_train'
];

/** Where a card keeps more about its model. */
const NESTED_FIELDS = ['meta', 'top_provider', 'model_info'];

/**
 * How servers say it when they refuse what is too long: OpenAI, vLLM, SGLang,
 * LM Studio, llama.cpp and its Python binding; Mistral; TGI.
 */
const LENGTH_PATTERNS = [
  /"n_ctx"\s*:\s*(\d+)/,
  /context (?:length|size|window)(?: is| of)?(?: only)? \(?(\d+)/i,
  /(\d+) maximum context length/i,
  /max_new_tokens`? must be <= (\d+)/,
  /inputs`? must have less than (\d+) tokens/
];

/**
 * How many tokens prompt and answer may have together, as a refusal says; null
 * if it doesn't.
 */
export function parseContextLength(message: string): number | null {
  const matches = LENGTH_PATTERNS.map(pattern => pattern.exec(message)?.[1]);
  const limits = matches.map(Number).filter(limit => limit >= 1);
  return limits[0] ?? null;
}

/**
 * How many tokens prompt and answer may have together, as a model's card says;
 * null if it doesn't. Of several limits the smallest holds: a model is often
 * served with less than it was trained for.
 */
export function readContextLength(
  card: Record<string, unknown>
): number | null {
  const parts = [card, ...NESTED_FIELDS.map(name => card[name])].filter(
    isRecord
  );
  const limits = parts
    .flatMap(part => LENGTH_FIELDS.map(name => part[name]))
    .map(value => (typeof value === 'string' ? parseInt(value, 10) : value))
    .filter(value => typeof value === 'number')
    .filter(value => value >= 1);
  return limits.length === 0 ? null : Math.floor(Math.min(...limits));
}
