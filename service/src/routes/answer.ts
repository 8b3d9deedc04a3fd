import { randomBytes } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import type { IEndpointDependencies } from '../context';
import type {
  IGenerationChunk,
  IGenerationRequest,
  IUsage
} from '../engines/engine';
import { createDisconnectSignal, sendEvents } from '../stream';
import type { IGenerationBody } from './body';
import { requireModel } from './models';
import type { IResponseFormat } from './completionShapes';

interface ICommonFields {
  id: string;
  created: number;
  model: string;
}

/**
 * Generate, and answer as a stream or as a whole, in a row's shape. What fails
 * before the first piece is thrown, so that it becomes a JSON error.
 */
export async function respondWithGeneration(
  dependencies: IEndpointDependencies,
  reply: FastifyReply,
  generationRequest: IGenerationRequest,
  body: IGenerationBody,
  format: IResponseFormat
): Promise<unknown> {
  const { dialect, disclaimers, engine, acceptanceReports } = dependencies;
  const { model } = generationRequest;
  const signal = createDisconnectSignal(reply);
  await requireModel(engine, model);
  if (dialect !== 'openai') {
    disclaimers.requireAccepted(model);
  }
  const commonFields = {
    id: `${format.idPrefix}-${randomBytes(12).toString('hex')}`,
    created: Math.floor(Date.now() / 1000),
    model
  };
  const generatedChunks = engine.generate(generationRequest, signal);
  try {
    if (!body.stream) {
      const response = await collectChunks(
        generatedChunks,
        commonFields,
        format
      );
      acceptanceReports.registerCompletion(commonFields.id, model);
      return response;
    }
    const firstResult = await generatedChunks.next();
    acceptanceReports.registerCompletion(commonFields.id, model);
    const includesUsage = body.stream_options?.include_usage ?? false;
    await sendEvents(
      reply,
      formatChunks(
        firstResult,
        generatedChunks,
        commonFields,
        format,
        includesUsage
      ),
      signal
    );
  } catch (error) {
    if (!signal.aborted) {
      throw error;
    }
    // Nobody is there any more to be told.
    reply.hijack();
  } finally {
    await generatedChunks.return();
  }
  return reply;
}

async function collectChunks(
  generatedChunks: AsyncIterable<IGenerationChunk>,
  commonFields: ICommonFields,
  format: IResponseFormat
): Promise<object> {
  let text = '';
  let finishReason: IGenerationChunk['finish'] = null;
  let usage: IUsage | undefined;
  for await (const chunk of generatedChunks) {
    text += chunk.text;
    finishReason = chunk.finish;
    usage = chunk.usage;
  }
  return { ...commonFields, ...format.formatWhole(text, finishReason), usage };
}

async function* formatChunks(
  firstResult: IteratorResult<IGenerationChunk, void>,
  rest: AsyncGenerator<IGenerationChunk, void>,
  commonFields: ICommonFields,
  format: IResponseFormat,
  includesUsage: boolean
): AsyncGenerator<object> {
  for (let next = firstResult; !next.done; next = await rest.next()) {
    const { text, finish, usage } = next.value;
    const formattedChunk = format.formatChunk(
      text,
      finish,
      next === firstResult
    );
    yield {
      ...commonFields,
      ...formattedChunk,
      ...(includesUsage && usage ? { usage } : {})
    };
  }
}
