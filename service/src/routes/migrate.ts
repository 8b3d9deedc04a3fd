import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type {
  IMigrationPiece,
  IMigrationRequest,
  IMigrationReview
} from '../../../src/wire/featureApi';
import type { IDisclaimer, IReviewReceipt } from '../../../src/wire/completionApi';
import type { IContext } from '../context';
import type { IMigrator } from '../engines/engine';
import { ApiError } from '../errors';
import { leaving, sendEvents } from '../stream';
import { row } from './route';

const text = { type: ['string', 'null'] };

const BODY = {
  type: 'object',
  required: ['code'],
  properties: {
    code: { type: 'string', minLength: 1 },
    stream: { type: ['boolean', 'null'] },
    version_from: text,
    version_to: text
  }
};

const REVIEW = {
  type: 'object',
  required: ['accepted'],
  properties: { accepted: { type: 'boolean' } }
};

/**
 * Rewriting code for the current Qiskit, where the engine can; elsewhere these
 * rows are answered as if they weren't there. The disclaimer is that of the
 * model that does it.
 */
export function migrationRows(app: FastifyInstance, context: IContext): void {
  const { disclaimers, engine } = context;

  const migrator = (): IMigrator => {
    const { migrator } = engine;
    if (migrator === undefined) {
      throw new ApiError(404, 'Nothing here migrates code.', 'unknown_url');
    }
    return migrator;
  };

  row(app, '/migrate', {
    POST: {
      schema: { body: BODY },
      handler: async (request, reply) => {
        const model = await migrator().model();
        disclaimers.require(model);
        const body = request.body as IMigrationRequest;
        return migrate(migrator(), model, body, reply);
      }
    }
  });
  row(app, '/migrate/disclaimer', {
    GET: {
      handler: async (): Promise<IDisclaimer> =>
        disclaimers.of(await migrator().model())
    }
  });
  row(app, '/migrate/disclaimer/acceptance', {
    POST: {
      schema: { body: REVIEW },
      handler: async (request): Promise<IReviewReceipt> => {
        const { accepted } = request.body as IMigrationReview;
        const { model, id } = disclaimers.of(await migrator().model());
        await disclaimers.review(model, id, accepted);
        return { success: true };
      }
    }
  });
}

/**
 * Answer as a stream or as a whole. What fails before the first piece is
 * thrown, so that it becomes a JSON error.
 */
async function migrate(
  migrator: IMigrator,
  model: string,
  { code, stream, version_from, version_to }: IMigrationRequest,
  reply: FastifyReply
): Promise<unknown> {
  const signal = leaving(reply);
  const versions = {
    ...(version_from ? { from: version_from } : {}),
    ...(version_to ? { to: version_to } : {})
  };
  const head = {
    migration_id: `migr-${randomBytes(12).toString('hex')}`,
    model_id: model,
    created_at: new Date().toISOString()
  };
  const texts = migrator.migrate({ code, ...versions }, signal);
  try {
    const first = await texts.next();
    const pieces = piecesOf(head, first, texts);
    if (stream) {
      // Its clients take each event for code: the end is that of the connection.
      await sendEvents(reply, pieces, signal, '');
      return reply;
    }
    let migrated_code = '';
    for await (const piece of pieces) {
      migrated_code += piece.migrated_code;
    }
    return { ...head, migrated_code } satisfies IMigrationPiece;
  } catch (error) {
    if (!signal.aborted) {
      throw error;
    }
    // Nobody is there any more to be told.
    reply.hijack();
    return reply;
  } finally {
    await texts.return();
  }
}

async function* piecesOf(
  head: Omit<IMigrationPiece, 'migrated_code'>,
  first: IteratorResult<string, void>,
  rest: AsyncGenerator<string, void>
): AsyncGenerator<IMigrationPiece> {
  for (let next = first; !next.done; next = await rest.next()) {
    yield { ...head, migrated_code: next.value };
  }
}
