import type { FastifyInstance } from 'fastify';
import type { IEndpointDependencies } from '../context';
import { ApiError } from '../errors';
import { respondWithGeneration } from './answer';
import {
  GENERATION_PROPERTIES,
  parseGenerationBody,
  type IGenerationBody
} from './body';
import { addEndpoints } from './route';
import { COMPLETION_FORMAT } from './completionShapes';

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

/** OpenAI's legacy completions: a prompt in, its continuation out. */
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
