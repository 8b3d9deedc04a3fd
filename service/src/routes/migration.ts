import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type {
  IMigrationChunk,
  IMigrationRequest,
  IMigrationDisclaimerAnswer
} from '../../../src/wire/featureApi';
import type {
  IDisclaimer,
  ISuccessBody
} from '../../../src/wire/completionApi';
import type { IMigrator } from '../engines/engine';
import { ApiError } from '../errors';
import { createDisconnectSignal, sendEvents } from '../stream';
import { addEndpoints, type IEndpointDependencies } from './endpoints';

const NULLABLE_STRING = { type: ['string', 'null'] };

const MIGRATION_SCHEMA = {
  type: 'object',
  required: ['code'],
  properties: {
    code: { type: 'string', minLength: 1 },
    stream: { type: ['boolean', 'null'] },
    version_from: NULLABLE_STRING,
    version_to: NULLABLE_STRING
  }
};

const DISCLAIMER_ANSWER_SCHEMA = {
  type: 'object',
  required: ['accepted'],
  properties: { accepted: { type: 'boolean' } }
};

/**
 * Adds the endpoints for migration. If the engine can't migrate code, they
 * answer 404, as if they did not exist. Their disclaimer is the one of the model
 * that migrates.
 */
export function addMigrationEndpoints(
  app: FastifyInstance,
  dependencies: IEndpointDependencies
): void {
  const { disclaimers, engine } = dependencies;

  const requireMigrator = (): IMigrator => {
    const { migrator } = engine;
    if (migrator === undefined) {
      throw new ApiError(
        404,
        'This service does not migrate code.',
        'unknown_url'
      );
    }
    return migrator;
  };

  addEndpoints(app, '/migrate', {
    POST: {
      schema: { body: MIGRATION_SCHEMA },
      handler: async (request, reply) => {
        const migrator = requireMigrator();
        const model = await migrator.getModelId();
        disclaimers.requireAccepted(model);
        const body = request.body as IMigrationRequest;
        return respondWithMigration(migrator, model, body, reply);
      }
    }
  });
  addEndpoints(app, '/migrate/disclaimer', {
    GET: {
      handler: async (): Promise<IDisclaimer> =>
        disclaimers.get(await requireMigrator().getModelId())
    }
  });
  addEndpoints(app, '/migrate/disclaimer/acceptance', {
    POST: {
      schema: { body: DISCLAIMER_ANSWER_SCHEMA },
      handler: async (request): Promise<ISuccessBody> => {
        const { accepted } = request.body as IMigrationDisclaimerAnswer;
        const { model, id } = disclaimers.get(
          await requireMigrator().getModelId()
        );
        await disclaimers.recordAnswer(model, id, accepted);
        return { success: true };
      }
    }
  });
}

/**
 * Migrates code, and answers as a stream or as a whole. Throws what fails before
 * the first chunk, so that the client gets it as a JSON error.
 */
async function respondWithMigration(
  migrator: IMigrator,
  model: string,
  { code, stream, version_from, version_to }: IMigrationRequest,
  reply: FastifyReply
): Promise<unknown> {
  const signal = createDisconnectSignal(reply);
  const versions = {
    ...(version_from ? { from: version_from } : {}),
    ...(version_to ? { to: version_to } : {})
  };
  const commonFields = {
    migration_id: `migr-${randomBytes(12).toString('hex')}`,
    model_id: model,
    created_at: new Date().toISOString()
  };
  const codeChunks = migrator.migrate({ code, ...versions }, signal);
  try {
    const firstResult = await codeChunks.next();
    const chunks = createMigrationChunks(commonFields, firstResult, codeChunks);
    if (stream) {
      // No end marker: the clients would take it for code. The stream ends with
      // the connection.
      await sendEvents(reply, chunks, signal, '');
      return reply;
    }
    let migrated_code = '';
    for await (const chunk of chunks) {
      migrated_code += chunk.migrated_code;
    }
    return { ...commonFields, migrated_code } satisfies IMigrationChunk;
  } catch (error) {
    if (!signal.aborted) {
      throw error;
    }
    // The client has disconnected, so there is nobody to answer.
    reply.hijack();
    return reply;
  } finally {
    await codeChunks.return();
  }
}

async function* createMigrationChunks(
  commonFields: Omit<IMigrationChunk, 'migrated_code'>,
  firstResult: IteratorResult<string, void>,
  rest: AsyncGenerator<string, void>
): AsyncGenerator<IMigrationChunk> {
  for (let next = firstResult; !next.done; next = await rest.next()) {
    yield { ...commonFields, migrated_code: next.value };
  }
}
