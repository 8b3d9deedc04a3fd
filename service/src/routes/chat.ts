import type { FastifyInstance } from 'fastify';
import { respondWithGeneration } from './respondWithGeneration';
import {
  GENERATION_PROPERTIES,
  parseGenerationBody,
  type IGenerationBody
} from './generationBody';
import { addEndpoints, type IEndpointDependencies } from './endpoints';
import { CHAT_FORMAT } from './responseFormats';

type MessageContent = string | { text?: string }[] | null;

interface IChatBody extends IGenerationBody {
  messages: { role: string; content?: MessageContent }[];
}

const BODY_SCHEMA = {
  type: 'object',
  required: ['model', 'messages'],
  properties: {
    ...GENERATION_PROPERTIES,
    messages: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['role'],
        properties: {
          role: { type: 'string' },
          content: {
            type: ['string', 'array', 'null'],
            items: { type: 'object', properties: { text: { type: 'string' } } }
          }
        }
      }
    }
  }
};

/**
 * Adds the endpoint for chat completions, which the hosted service's clients use
 * to complete code: the messages' text is the prompt, and the answer is its
 * continuation.
 */
export function addChatEndpoint(
  app: FastifyInstance,
  dependencies: IEndpointDependencies
): void {
  addEndpoints(app, '/chat/completions', {
    POST: {
      schema: { body: BODY_SCHEMA },
      handler: async (request, reply) => {
        const body = request.body as IChatBody;
        const prompt = body.messages
          .map(message => getText(message.content ?? ''))
          .join('\n\n');
        const generationRequest = { ...parseGenerationBody(body), prompt };
        return respondWithGeneration(
          dependencies,
          reply,
          generationRequest,
          body,
          CHAT_FORMAT
        );
      }
    }
  });
}

function getText(content: Exclude<MessageContent, null>): string {
  return typeof content === 'string'
    ? content
    : content.map(part => part.text ?? '').join('');
}
