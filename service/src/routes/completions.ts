import type { FastifyInstance } from 'fastify';
import { ApiError } from '../errors';
import { respondWithGeneration } from './respondWithGeneration';
import {
  GENERATION_PROPERTIES,
  parseGenerationBody,
  type IGenerationBody
} from './generationBody';
import { addEndpoints, type IEndpointDependencies } from './endpoints';
import { COMPLETION_FORMAT } from './responseFormats';

interface ICompletionBody extends IGenerationBody {
  prompt: string | string[];
  suffix?: string | null;
}

const BODY_SCHEMA = {
  type: 'object',
  required: ['model', 'prompt'],
  properties: {
    ...GENERATION_PROPERTIES,
    prompt: {
      type: ['string', 'array'],
      items: { type: 'string' },
      minItems: 1
    },
    suffix: { type: ['string', 'null'] }
  }
};

/** Adds the endpoint for OpenAI's legacy completions, which continue a prompt. */
export function addCompletionEndpoint(
  app: FastifyInstance,
  dependencies: IEndpointDependencies
): void {
  addEndpoints(app, '/completions', {
    POST: {
      schema: { body: BODY_SCHEMA },
      handler: async (request, reply) => {
        const body = request.body as ICompletionBody;
        const generationRequest = {
          ...parseGenerationBody(body),
          prompt: requireSinglePrompt(body.prompt),
          suffix: body.suffix || undefined
        };
        return respondWithGeneration(
          dependencies,
          reply,
          generationRequest,
          body,
          COMPLETION_FORMAT
        );
      }
    }
  });
}

function requireSinglePrompt(prompt: string | string[]): string {
  const [first = '', ...otherPrompts] =
    typeof prompt === 'string' ? [prompt] : prompt;
  if (otherPrompts.length > 0) {
    throw new ApiError(
      400,
      'One prompt per request: send a text, or an array with one text.',
      'unsupported_value',
      'prompt'
    );
  }
  return first;
}
