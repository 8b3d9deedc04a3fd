import type { FastifyInstance } from 'fastify';
import type { IContext } from '../context';
import { ApiError } from '../errors';
import { answer } from './answer';
import { GENERATION_PROPERTIES, generationOf, type IGenerationBody } from './body';
import { row } from './route';
import { COMPLETION } from './completionShapes';

interface IBody extends IGenerationBody {
  prompt: string | string[];
  suffix?: string | null;
}

const BODY = {
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
export function completionRows(app: FastifyInstance, context: IContext): void {
  row(app, '/completions', {
    POST: {
      schema: { body: BODY },
      handler: async (request, reply) => {
        const body = request.body as IBody;
        const generation = {
          ...generationOf(body),
          prompt: promptOf(body.prompt),
          suffix: body.suffix || undefined
        };
        return answer(context, reply, generation, body, COMPLETION);
      }
    }
  });
}

function promptOf(prompt: string | string[]): string {
  const [first = '', ...more] = typeof prompt === 'string' ? [prompt] : prompt;
  if (more.length > 0) {
    throw new ApiError(
      400,
      'One prompt per request: send a text, or an array with one text.',
      'unsupported_value',
      'prompt'
    );
  }
  return first;
}
