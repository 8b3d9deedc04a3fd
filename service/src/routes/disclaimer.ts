import type { FastifyInstance } from 'fastify';
import type {
  IDisclaimer,
  IDisclaimerAnswer,
  ISuccessBody
} from '../../../src/wire/completionApi';
import type { IEndpointDependencies } from '../context';
import { requireModel } from './models';
import { getModelParam, addEndpoints } from './route';

const ANSWER_SCHEMA = {
  type: 'object',
  required: ['disclaimer', 'accepted'],
  properties: {
    disclaimer: { type: 'string' },
    accepted: { type: 'boolean' }
  }
};

/** A model's disclaimer: read it, accept it, reject it. */
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
