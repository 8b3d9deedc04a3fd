import type { FastifyInstance } from 'fastify';
import type { IEndpointDependencies } from '../context';
import { respondWithGeneration } from './answer';
import {
  GENERATION_PROPERTIES,
  parseGenerationBody,
  type IGenerationBody
} from './body';
import { addEndpoints } from './route';
import { CHAT_FORMAT } from './completionShapes';

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
 * Chat completions, which the hosted service's clients use for completing
 * code: the messages' text is the prompt, and the answer its continuation.
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
