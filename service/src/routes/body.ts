import type { IGenerationRequest } from '../engines/engine';
import { ApiError } from '../errors';

/** Tokens written when a client asks for no number: OpenAI's 16 cuts code. */
const DEFAULT_COMPLETION_TOKENS = 64;
/** No client gets more: a completion is a few lines, not a program. */
const MAX_COMPLETION_TOKENS = 512;
/** Texts to stop at; OpenAI allows 4, llama.cpp any number. */
const MAX_STOP_SEQUENCES = 16;

/** What completions and chat completions have in common. */
export interface IGenerationBody {
  model: string;
  max_tokens?: number | null;
  max_completion_tokens?: number | null;
  temperature?: number | null;
  stop?: string | string[] | null;
  seed?: number | null;
  stream?: boolean | null;
  stream_options?: { include_usage?: boolean } | null;
  n?: number | null;
}

const createNullableSchema = (type: string, constraints: object = {}) => ({
  type: [type, 'null'],
  ...constraints
});

/** JSON schema of `IGenerationBody`; what it doesn't name is ignored. */
export const GENERATION_PROPERTIES = {
  model: { type: 'string' },
  max_tokens: createNullableSchema('integer', { minimum: 1 }),
  max_completion_tokens: createNullableSchema('integer', { minimum: 1 }),
  temperature: createNullableSchema('number', { minimum: 0, maximum: 2 }),
  stop: {
    type: ['string', 'array', 'null'],
    items: { type: 'string' },
    maxItems: MAX_STOP_SEQUENCES
  },
  seed: createNullableSchema('integer'),
  stream: createNullableSchema('boolean'),
  stream_options: createNullableSchema('object', {
    properties: { include_usage: createNullableSchema('boolean') }
  }),
  n: createNullableSchema('integer')
};

/** A body's common fields as an engine takes them. Throws `ApiError` 400. */
export function parseGenerationBody(
  body: IGenerationBody
): Omit<IGenerationRequest, 'prompt'> {
  if ((body.n ?? 1) > 1) {
    throw new ApiError(
      400,
      'One completion per request: leave "n" out or set it to 1.',
      'unsupported_value',
      'n'
    );
  }
  const requestedTokens = body.max_tokens ?? body.max_completion_tokens;
  const stop = typeof body.stop === 'string' ? [body.stop] : body.stop;
  const stopSequences = (stop ?? []).filter(text => text !== '');
  return {
    model: body.model,
    maxTokens: Math.min(
      requestedTokens ?? DEFAULT_COMPLETION_TOKENS,
      MAX_COMPLETION_TOKENS
    ),
    temperature: body.temperature ?? 0,
    // An empty list is no wish.
    stop: stopSequences.length > 0 ? stopSequences : undefined,
    seed: body.seed ?? undefined
  };
}
