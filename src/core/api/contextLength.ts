import { isRecord } from '../util/isRecord';

/**
 * The fields in which servers send the context length of a model: OpenRouter and the
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

/** The fields of a card that hold more fields about its model. */
const NESTED_FIELDS = ['meta', 'top_provider', 'model_info'];

/**
 * The messages with which servers reject a request that is too long: OpenAI,
 * vLLM, SGLang, LM Studio, llama.cpp and its Python binding; Mistral; TGI.
 */
const LENGTH_PATTERNS = [
  /"n_ctx"\s*:\s*(\d+)/,
  /context (?:length|size|window)(?: is| of)?(?: only)? \(?(\d+)/i,
  /(\d+) maximum context length/i,
  /max_new_tokens`? must be <= (\d+)/,
  /inputs`? must have less than (\d+) tokens/
];

/**
 * Finds the context length in the message of a rejection.
 *
 * @returns the number of model tokens that prompt and answer may have together;
 * null if the message does not name it.
 */
export function parseContextLength(message: string): number | null {
  const matches = LENGTH_PATTERNS.map(pattern => pattern.exec(message)?.[1]);
  const limits = matches.map(Number).filter(limit => limit >= 1);
  return limits[0] ?? null;
}

/**
 * Reads the context length from a model's card. Of several limits it takes the
 * smallest, since a model is often served with a smaller context than it was
 * trained with.
 *
 * @returns the number of model tokens that prompt and answer may have together;
 * null if the card does not name it.
 */
export function readContextLength(
  card: Record<string, unknown>
): number | null {
  const records = [card, ...NESTED_FIELDS.map(name => card[name])].filter(
    isRecord
  );
  const limits = records
    .flatMap(record => LENGTH_FIELDS.map(name => record[name]))
    .map(value => (typeof value === 'string' ? parseInt(value, 10) : value))
    .filter(value => typeof value === 'number')
    .filter(value => value >= 1);
  return limits.length === 0 ? null : Math.floor(Math.min(...limits));
}
