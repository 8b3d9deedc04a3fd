import type { IGenerationRequest } from '../engines/engine';
import { ApiError } from '../errors';

/**
 * The number of model tokens to write if the client asks for none in particular.
 * OpenAI's default of 16 would cut code off.
 */
const DEFAULT_COMPLETION_TOKENS = 64;
/**
 * The largest number of model tokens to write, even if a client asks for more: a
 * completion is a few lines, not a program.
 */
const MAX_COMPLETION_TOKENS = 512;
/** The largest number of stop sequences; OpenAI allows 4, llama.cpp any number. */
const MAX_STOP_SEQUENCES = 16;

/** The fields that the bodies of completions and chat completions share. */
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

/** The JSON schema of `IGenerationBody`'s properties; all other fields are ignored. */
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

/** Converts the shared fields for the engine. Throws `ApiError` 400. */
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
  const stopSequences = (stop ?? []).filter(sequence => sequence !== '');
  return {
    model: body.model,
    maxTokens: Math.min(
      requestedTokens ?? DEFAULT_COMPLETION_TOKENS,
      MAX_COMPLETION_TOKENS
    ),
    temperature: body.temperature ?? 0,
    // An empty list means the same as none, so that the engine chooses.
    stop: stopSequences.length > 0 ? stopSequences : undefined,
    seed: body.seed ?? undefined
  };
}
