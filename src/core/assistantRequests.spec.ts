import { service, startAssistant } from '../testing/assistant';
import { placeAt } from '../testing/place';
import { answerJson, type Answering, stopServers } from '../testing/server';
import type { ApiProblem } from './api/problems';
import type { Assistant } from './assistant';

const PLACE = placeAt('qc = Quantum║');

const failing =
  (status: number): Answering =>
  (_, response) =>
    answerJson(response, { detail: 'No.' }, status);

afterEach(stopServers);

describe('without a chosen model', () => {
  it('the first of the list is used, asked for once', async () => {
    const { assistant, server, states } = await startAssistant(
      service('Circuit(2)'),
      { model: '' }
    );
    const ready = states.next('ready');
    await assistant.suggest(PLACE, false);
    expect(await ready).toEqual({ kind: 'ready', model: 'first' });
    await assistant.suggest(placeAt('qc = other║'), false);
    expect(server.calls.filter(call => call.endsWith('/models'))).toHaveLength(
      1
    );
    const asked = server.seen.filter(({ path }) => path === '/v1/completions');
    expect(asked.map(({ body }) => body)).toMatchObject([
      { model: 'first' },
      { model: 'first' }
    ]);
  });
});

describe('what a person asks for', () => {
  const DISCLAIMER = {
    id: 'd1',
    version: '',
    title: '',
    body: 'Text',
    model: 'granite',
    accepted: false
  };

  it('is answered: models and the disclaimer', async () => {
    const { assistant, states } = await startAssistant(service(''));
    const models = await assistant.models();
    expect(models.map(({ id }) => id)).toEqual(['first', 'second']);
    expect(await assistant.disclaimer()).toEqual(DISCLAIMER);
    expect(states.all).toEqual([]);
  });

  it.each([
    [true, 'ready'],
    [false, 'disclaimer']
  ])('is told to the service: accepted %s', async (accepted, kind) => {
    const { assistant, server, states } = await startAssistant(service(''));
    await assistant.review(DISCLAIMER, accepted);
    expect(server.seen.at(-1)).toMatchObject({
      path: '/v1/model/granite/disclaimer',
      body: { disclaimer: 'd1', accepted }
    });
    expect(states.all).toEqual([{ kind, model: 'granite' }]);
  });

  it.each<[string, (assistant: Assistant) => Promise<unknown>]>([
    ['models', assistant => assistant.models()],
    ['the disclaimer', assistant => assistant.disclaimer()],
    ['a review', assistant => assistant.review(DISCLAIMER, true)]
  ])('may fail, and the state says so: %s', async (_, ask) => {
    const { assistant, states } = await startAssistant(failing(401));
    const problem: ApiProblem = { kind: 'unauthorized', said: 'No.' };
    await expect(ask(assistant)).rejects.toMatchObject({ problem });
    expect(states.all).toEqual([{ kind: 'failed', problem }]);
  });
});

describe('automatic requests', () => {
  it('rest after a failure, until the settings change', async () => {
    const { assistant, server, settings } = await startAssistant(failing(401));
    await expect(assistant.suggest(PLACE, false)).rejects.toThrow();
    await expect(assistant.suggest(PLACE, true)).rejects.toMatchObject({
      name: 'AbortError'
    });
    expect(server.calls).toHaveLength(1);
    assistant.configure({ ...settings, token: 'another' });
    await expect(assistant.suggest(PLACE, true)).rejects.toMatchObject({
      problem: { kind: 'unauthorized' }
    });
    expect(server.calls).toHaveLength(2);
  });

  it('go on after one that was asked for succeeded', async () => {
    let works = false;
    const { assistant } = await startAssistant((seen, response) =>
      (works ? service('Circuit(2)') : failing(401))(seen, response)
    );
    await expect(assistant.suggest(PLACE, false)).rejects.toThrow();
    works = true;
    await assistant.suggest(PLACE, false);
    const suggestion = await assistant.suggest(placeAt('qd = ║'), true);
    expect(suggestion?.session.text).toBe('Circuit(2)');
  });
});

describe('what became of a suggestion', () => {
  it('is reported once', async () => {
    let told: () => void = () => undefined;
    const report = new Promise<void>(resolve => (told = resolve));
    const { assistant, server, states } = await startAssistant(
      (_, response) => {
        told();
        failing(500)(_, response);
      }
    );
    assistant.settle('c1', true);
    assistant.settle('c1', false);
    await report;
    expect(server.seen).toMatchObject([
      {
        path: '/v1/completions/accept',
        body: { completion: 'c1', accepted: true }
      }
    ]);
    // That it failed disturbs nobody.
    expect(states.all).toEqual([]);
  });
});

describe('a token that no header can carry', () => {
  it('is refused before anything is sent', async () => {
    const { assistant, server } = await startAssistant(service('x'), {
      token: 'half a tok…'
    });
    await expect(assistant.models()).rejects.toMatchObject({
      problem: { kind: 'unauthorized' }
    });
    expect(server.calls).toEqual([]);
  });
});
