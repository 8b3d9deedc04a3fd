import type { FastifyInstance } from 'fastify';
import type { IModelCard, IModelList } from '../../../src/wire/completionApi';
import { ApiError } from '../errors';
import type { IEngine } from '../engines/engine';
import {
  addEndpoints,
  getModelParam,
  type IEndpointDependencies
} from './endpoints';

/**
 * Returns the card of a model. Throws `ApiError` 404, which names the models that
 * exist, if there is no such model.
 */
export async function requireModel(
  engine: IEngine,
  id: string
): Promise<IModelCard> {
  const cards = await engine.listModels();
  const card = cards.find(each => each.id === id);
  if (card === undefined) {
    const knownIds = cards.map(each => each.id).join(', ') || 'none';
    throw new ApiError(
      404,
      `There is no model "${id}" here. Models: ${knownIds}.`,
      'model_not_found',
      'model'
    );
  }
  return card;
}

/** Adds the endpoints for the list of models, and for one model by its id. */
export function addModelEndpoints(
  app: FastifyInstance,
  { dialect, engine }: IEndpointDependencies
): void {
  addEndpoints(app, '/models', {
    GET: {
      handler: async (): Promise<IModelList> => ({
        object: 'list',
        data: await engine.listModels()
      })
    }
  });
  addEndpoints(app, dialect === 'qiskit' ? '/model/:model' : '/models/:model', {
    GET: { handler: request => requireModel(engine, getModelParam(request)) }
  });
}
