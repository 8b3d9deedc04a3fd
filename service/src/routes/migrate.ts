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
import type { IEndpointDependencies } from '../context';
import type { IMigrator } from '../engines/engine';
import { ApiError } from '../errors';
import { createDisconnectSignal, sendEvents } from '../stream';
import { addEndpoints } from './route';

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
 * Rewriting code for the current Qiskit, where the engine can; elsewhere these
 * rows are answered as if they weren't there. The disclaimer is that of the
 * model that does it.
 */
export function addMigrationEndpoints(
  app: FastifyInstance,
  dependencies: IEndpointDependencies
): void {
  const { disclaimers, engine } = dependencies;

  const requireMigrator = (): IMigrator => {
    const { migrator: requireMigrator } = engine;
    if (requireMigrator === undefined) {
      throw new ApiError(404, 'Nothing here migrates code.', 'unknown_url');
    }
    return requireMigrator;
  };

  addEndpoints(app, '/migrate', {
    POST: {
      schema: { body: MIGRATION_SCHEMA },
      handler: async (request, reply) => {
        const model = await requireMigrator().getModelId();
        disclaimers.requireAccepted(model);
        const body = request.body as IMigrationRequest;
        return respondWithMigration(requireMigrator(), model, body, reply);
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
 * Answer as a stream or as a whole. What fails before the first piece is
 * thrown, so that it becomes a JSON error.
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
      // Its clients take each event for code: the end is that of the connection.
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
    // Nobody is there any more to be told.
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
