import type { FastifyInstance } from 'fastify';
import type { IContext } from '../context';
import { answer } from './answer';
import { GENERATION_PROPERTIES, generationOf, type IGenerationBody } from './body';
import { row } from './route';
import { CHAT } from './completionShapes';

type Content = string | { text?: string }[] | null;

interface IBody extends IGenerationBody {
  messages: { role: string; content?: Content }[];
}

const BODY = {
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
export function chatRows(app: FastifyInstance, context: IContext): void {
  row(app, '/chat/completions', {
    POST: {
      schema: { body: BODY },
      handler: async (request, reply) => {
        const body = request.body as IBody;
        const prompt = body.messages
          .map(message => textOf(message.content ?? ''))
          .join('\n\n');
        const generation = { ...generationOf(body), prompt };
        return answer(context, reply, generation, body, CHAT);
      }
    }
  });
}

function textOf(content: Exclude<Content, null>): string {
  return typeof content === 'string'
    ? content
    : content.map(part => part.text ?? '').join('');
}
