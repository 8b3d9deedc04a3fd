import { randomBytes } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import type {
  IGenerationChunk,
  IGenerationRequest,
  IUsage
} from '../engines/engine';
import { createDisconnectSignal, sendEvents } from '../stream';
import type { IEndpointDependencies } from './endpoints';
import type { IGenerationBody } from './generationBody';
import { requireModel } from './models';
import type { IResponseFormat } from './responseFormats';

/** The fields that a completion and all of its chunks share. */
interface ICommonFields {
  id: string;
  /** Unix time in seconds. */
  created: number;
  model: string;
}

/**
 * Generates a completion, and answers with it as a stream or as a whole, in the
 * endpoint's format. Throws what fails before the first chunk, so that the client
 * gets it as a JSON error.
 */
export async function respondWithGeneration(
  dependencies: IEndpointDependencies,
  reply: FastifyReply,
  generationRequest: IGenerationRequest,
  body: IGenerationBody,
  format: IResponseFormat
): Promise<unknown> {
  const { dialect, disclaimers, engine, acceptanceLog } = dependencies;
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
      acceptanceLog.registerCompletion(commonFields.id, model);
      return response;
    }
    const firstResult = await generatedChunks.next();
    acceptanceLog.registerCompletion(commonFields.id, model);
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
    // The client has disconnected, so there is nobody to answer.
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
  let finishReason: IGenerationChunk['finishReason'] = null;
  let usage: IUsage | undefined;
  for await (const chunk of generatedChunks) {
    text += chunk.text;
    finishReason = chunk.finishReason;
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
    const { text, finishReason, usage } = next.value;
    const formattedChunk = format.formatChunk(
      text,
      finishReason,
      next === firstResult
    );
    yield {
      ...commonFields,
      ...formattedChunk,
      ...(includesUsage && usage ? { usage } : {})
    };
  }
}
