import type { FastifyInstance } from 'fastify';
import type { IModelCard, IModelList } from '../../../src/wire/completionApi';
import type { IContext } from '../context';
import { ApiError } from '../errors';
import type { IEngine } from '../engines/engine';
import { modelOf, row } from './route';

/** The card of a model. Throws `ApiError` 404 with the models that exist. */
export async function requireModel(
  engine: IEngine,
  id: string
): Promise<IModelCard> {
  const cards = await engine.models();
  const card = cards.find(each => each.id === id);
  if (card === undefined) {
    const known = cards.map(each => each.id).join(', ') || 'none';
    throw new ApiError(
      404,
      `There is no model "${id}" here. Models: ${known}.`,
      'model_not_found',
      'model'
    );
  }
  return card;
}

/** The list of models, and each by its id. */
export function modelRows(
  app: FastifyInstance,
  { dialect, engine }: IContext
): void {
  row(app, '/models', {
    GET: {
      handler: async (): Promise<IModelList> => ({
        object: 'list',
        data: await engine.models()
      })
    }
  });
  row(app, dialect === 'qiskit' ? '/model/:model' : '/models/:model', {
    GET: { handler: request => requireModel(engine, modelOf(request)) }
  });
}
