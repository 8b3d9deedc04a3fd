import type { FastifyInstance } from 'fastify';
import type {
  IDisclaimer,
  IDisclaimerAnswer,
  ISuccessBody
} from '../../../src/wire/completionApi';
import { requireModel } from './models';
import {
  addEndpoints,
  getModelParam,
  type IEndpointDependencies
} from './endpoints';

const ANSWER_SCHEMA = {
  type: 'object',
  required: ['disclaimer', 'accepted'],
  properties: {
    disclaimer: { type: 'string' },
    accepted: { type: 'boolean' }
  }
};

/** Adds the endpoints to read a model's disclaimer, and to accept or reject it. */
export function addDisclaimerEndpoints(
  app: FastifyInstance,
  { dialect, engine, disclaimers }: IEndpointDependencies
): void {
  const modelsSegment = dialect === 'qiskit' ? 'model' : 'models';
  addEndpoints(app, `/${modelsSegment}/:model/disclaimer`, {
    GET: {
      handler: async (request): Promise<IDisclaimer> => {
        const { id } = await requireModel(engine, getModelParam(request));
        return disclaimers.get(id);
      }
    },
    POST: {
      schema: { body: ANSWER_SCHEMA },
      handler: async (request): Promise<ISuccessBody> => {
        const { id } = await requireModel(engine, getModelParam(request));
        const { disclaimer, accepted } = request.body as IDisclaimerAnswer;
        await disclaimers.recordAnswer(id, disclaimer, accepted);
        return { success: true };
      }
    }
  });
}
