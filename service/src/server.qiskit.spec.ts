import type { IDisclaimer, IModelList } from '../../src/wire/completionApi';
import { FakeEngine } from './testing/fakeEngine';
import {
  answerDisclaimer,
  closeServices,
  readJson,
  startService,
  type ITestService
} from './testing/service';

const MODEL = 'granite-8b-qiskit';
const SLASHED = 'ibm%2Fgranite%3A8b';

let service: ITestService;

beforeEach(async () => {
  service = await startService();
});

afterEach(closeServices);

describe('the documented API', () => {
  it('identifies the service at GET /, with and without /v1', async () => {
    for (const path of ['/', '/v1', '/v1/']) {
      expect(await readJson(await service.call(path))).toMatchObject({
        name: 'qiskit-completer-service'
      });
    }
  });

  it.each(['/v1/models', '/models', '/v1/models/', '/models/'])(
    'lists the models at %s',
    async path => {
      const { object, data } = await readJson<IModelList>(
        await service.call(path)
      );
      expect(object).toBe('list');
      expect(data.map(({ id }) => id)).toEqual([MODEL, 'ibm/granite:8b']);
    }
  );

  it('shows a model, even if its name has slashes and colons', async () => {
    const one = await service.call(`/v1/model/${MODEL}`);
    expect(await readJson(one)).toMatchObject({ id: MODEL, object: 'model' });
    const other = await service.call(`/v1/model/${SLASHED}/`);
    expect(await readJson(other)).toMatchObject({ id: 'ibm/granite:8b' });
  });

  it('names the existing models if a model does not exist', async () => {
    for (const path of ['/v1/model/none', '/v1/model/none/disclaimer']) {
      const response = await service.call(path);
      expect(response.status).toBe(404);
      expect(await readJson(response)).toMatchObject({
        error: {
          message: expect.stringContaining(MODEL) as string,
          code: 'model_not_found'
        }
      });
    }
  });

  it('allows completions only while the disclaimer is accepted', async () => {
    const complete = () =>
      service.call('/v1/completions', { model: MODEL, prompt: '# a' });
    const rejected = await complete();
    expect(rejected.status).toBe(403);
    expect(await readJson(rejected)).toMatchObject({
      error: {
        type: 'permission_error',
        param: 'model',
        code: 'disclaimer_not_accepted'
      }
    });

    expect(await readJson(await answerDisclaimer(service))).toEqual({
      success: true
    });
    expect((await complete()).status).toBe(200);
    await answerDisclaimer(service, MODEL, false);
    expect((await complete()).status).toBe(403);
  });

  it('shows for each model whether its disclaimer is accepted', async () => {
    await answerDisclaimer(service, 'ibm/granite:8b');
    const path = `/v1/model/${SLASHED}/disclaimer`;
    const slashed = await readJson<IDisclaimer>(await service.call(path));
    expect(slashed).toMatchObject({ accepted: true, model: 'ibm/granite:8b' });
    const other = await service.call(`/model/${MODEL}/disclaimer/`);
    expect(await readJson(other)).toMatchObject({ accepted: false });
  });

  it.each([
    [{ disclaimer: 'another', accepted: true }, 422, 'unknown_disclaimer'],
    [{ disclaimer: 'another' }, 400, 'invalid_body'],
    [{ disclaimer: 'another', accepted: 'yes' }, 400, 'invalid_body']
  ])('rejects the disclaimer answer %j', async (answer, status, code) => {
    const path = `/v1/model/${MODEL}/disclaimer`;
    const response = await service.call(path, answer);
    expect(response.status).toBe(status);
    expect(await readJson(response)).toMatchObject({ error: { code } });
  });

  it('accepts repeated acceptance reports of a completion, but none of an unknown one', async () => {
    await answerDisclaimer(service);
    const body = { model: MODEL, prompt: '# a' };
    const { id } = await readJson<{ id: string }>(
      await service.call('/completions', body)
    );
    for (const path of ['/v1/completions/accept', '/completions/accept/']) {
      const report = { completion: id, accepted: true };
      const response = await service.call(path, report);
      expect(await readJson(response)).toEqual({ success: true });
    }
    const unknown = { completion: 'cmpl-0', accepted: true };
    const response = await service.call('/v1/completions/accept', unknown);
    expect(response.status).toBe(404);
  });

  it('has no endpoints of the other dialects', async () => {
    for (const path of [`/v1/models/${MODEL}`, '/v1/chat/completions']) {
      expect((await service.call(path)).status).toBe(404);
    }
  });
});

describe('a list of models that fails', () => {
  it('is an error without details', async () => {
    const engine = new FakeEngine();
    engine.listModels = () => Promise.reject(new Error('secret detail'));
    const response = await (await startService({ engine })).call('/v1/models');
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('secret detail');
  });
});
