import { randomBytes } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import type { IContext } from '../context';
import type {
  IGenerationPiece,
  IGenerationRequest,
  IUsage
} from '../engines/engine';
import { leaving, sendEvents } from '../stream';
import type { IGenerationBody } from './body';
import { requireModel } from './models';
import type { IShape } from './completionShapes';

interface IHead {
  id: string;
  created: number;
  model: string;
}

/**
 * Generate, and answer as a stream or as a whole, in a row's shape. What fails
 * before the first piece is thrown, so that it becomes a JSON error.
 */
export async function answer(
  context: IContext,
  reply: FastifyReply,
  generation: IGenerationRequest,
  body: IGenerationBody,
  shape: IShape
): Promise<unknown> {
  const { dialect, disclaimers, engine, reviews } = context;
  const { model } = generation;
  const signal = leaving(reply);
  await requireModel(engine, model);
  if (dialect !== 'openai') {
    disclaimers.require(model);
  }
  const head = {
    id: `${shape.prefix}-${randomBytes(12).toString('hex')}`,
    created: Math.floor(Date.now() / 1000),
    model
  };
  const pieces = engine.generate(generation, signal);
  try {
    if (!body.stream) {
      const whole = await collect(pieces, head, shape);
      reviews.expect(head.id, model);
      return whole;
    }
    const first = await pieces.next();
    reviews.expect(head.id, model);
    const usage = body.stream_options?.include_usage ?? false;
    await sendEvents(reply, chunks(first, pieces, head, shape, usage), signal);
  } catch (error) {
    if (!signal.aborted) {
      throw error;
    }
    // Nobody is there any more to be told.
    reply.hijack();
  } finally {
    await pieces.return();
  }
  return reply;
}

async function collect(
  pieces: AsyncIterable<IGenerationPiece>,
  head: IHead,
  shape: IShape
): Promise<object> {
  let text = '';
  let finish: IGenerationPiece['finish'] = null;
  let usage: IUsage | undefined;
  for await (const piece of pieces) {
    text += piece.text;
    finish = piece.finish;
    usage = piece.usage;
  }
  return { ...head, ...shape.whole(text, finish), usage };
}

async function* chunks(
  first: IteratorResult<IGenerationPiece, void>,
  rest: AsyncGenerator<IGenerationPiece, void>,
  head: IHead,
  shape: IShape,
  withUsage: boolean
): AsyncGenerator<object> {
  for (let next = first; !next.done; next = await rest.next()) {
    const { text, finish, usage } = next.value;
    const part = shape.piece(text, finish, next === first);
    yield { ...head, ...part, ...(withUsage && usage ? { usage } : {}) };
  }
}
