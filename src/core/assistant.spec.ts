import { service, settingsFor, startAssistant } from '../testing/assistant';
import { placeAt } from '../testing/place';
import {
  answerJson,
  answerStream,
  type Answering,
  chunkOf,
  StandInServer,
  stopServers
} from '../testing/server';
import type { ApiProblem } from './api/problems';
import { Assistant } from './assistant';
import { DEFAULT_SETTINGS } from './settings';
import { type AssistantState, stateOf } from './state';

const PLACE = placeAt('qc = Quantum║');
const ABORTED = { name: 'AbortError' };

const failing =
  (status: number, body: unknown = { detail: 'No.' }): Answering =>
  (_, response) =>
    answerJson(response, body, status);

/** A service that begins an answer and goes on with it when told. */
function slow() {
  let closed: () => void = () => undefined;
  const left = new Promise<void>(resolve => (closed = resolve));
  const answer = service('', response => {
    response.on('close', () => closed());
    answerStream(response)(chunkOf('Circuit('));
  });
  return { answer, left };
}

afterEach(stopServers);

describe('the state', () => {
  it.each<[string, Partial<typeof DEFAULT_SETTINGS>, AssistantState]>([
    ['of the hosted service without a token', {}, { kind: 'noToken' }],
    [
      'of the hosted service with a token',
      { token: 't', model: 'm' },
      { kind: 'ready', model: 'm' }
    ],
    [
      'of another service without a token',
      { serviceUrl: 'http://localhost:1' },
      { kind: 'ready', model: '' }
    ],
    [
      'of no service',
      { serviceUrl: 'nowhere' },
      { kind: 'failed', problem: { kind: 'badUrl', url: 'nowhere' } }
    ]
  ])('%s follows from the settings', (_, changed, state) => {
    expect(stateOf({ ...DEFAULT_SETTINGS, ...changed })).toEqual(state);
  });

  it('is working, then ready', async () => {
    const { assistant, states } = await startAssistant(service('Circuit(2)'));
    const ready = states.next('ready');
    const suggestion = await assistant.suggest(PLACE, false);
    expect(suggestion?.session.text).toBe('Circuit(2)');
    await ready;
    expect(states.all).toEqual([
      { kind: 'working', model: 'granite' },
      { kind: 'ready', model: 'granite' }
    ]);
  });

  it.each<[string, Answering, AssistantState]>([
    [
      'a refused token',
      failing(401),
      { kind: 'failed', problem: { kind: 'unauthorized', said: 'No.' } }
    ],
    [
      'a missing acceptance',
      failing(403, { detail: 'Accept the disclaimer.' }),
      { kind: 'disclaimer', model: 'granite' }
    ],
    [
      'an unknown model',
      failing(404, { detail: 'No such model.' }),
      { kind: 'failed', problem: { kind: 'modelUnknown', model: 'granite' } }
    ],
    [
      'too many requests',
      failing(429),
      { kind: 'failed', problem: { kind: 'rateLimited', seconds: null } }
    ],
    [
      'a broken server',
      failing(500),
      {
        kind: 'failed',
        problem: { kind: 'serverFailed', status: 500, said: 'No.' }
      }
    ],
    [
      'a broken connection',
      service('', response => response.destroy()),
      {
        kind: 'failed',
        problem: { kind: 'unreachable', url: expect.any(String) as string }
      }
    ]
  ])('says %s', async (_, answer, state) => {
    const { assistant, states } = await startAssistant(answer);
    await expect(assistant.suggest(PLACE, false)).rejects.toThrow();
    expect(states.all.at(-1)).toEqual(state);
  });

  it('says a missing token, asking nobody', async () => {
    const states: AssistantState[] = [];
    const transport = jest.fn(fetch);
    const assistant = new Assistant(DEFAULT_SETTINGS, transport, state =>
      states.push(state)
    );
    await expect(assistant.suggest(PLACE, false)).rejects.toMatchObject({
      problem: { kind: 'noToken' }
    });
    expect(states.at(-1)).toEqual({ kind: 'noToken' });
    expect(transport).not.toHaveBeenCalled();
  });

  it('is ready after a generation was given up', async () => {
    const { answer, left } = slow();
    const { assistant, states } = await startAssistant(answer);
    await assistant.suggest(PLACE, false);
    const ready = states.next('ready');
    assistant.cancel();
    expect(await ready).toEqual({ kind: 'ready', model: 'granite' });
    await left;
  });

  it('is that of the newest generation', async () => {
    const { answer } = slow();
    const { assistant, states } = await startAssistant(answer);
    await assistant.suggest(PLACE, false);
    await assistant.suggest(placeAt('qc = other║'), false);
    expect(states.all.map(({ kind }) => kind)).toEqual(['working', 'working']);
    assistant.cancel();
  });
});

describe('other settings', () => {
  it('give up what runs, forget what is known, and ask the other service', async () => {
    const { answer, left } = slow();
    const { assistant, states } = await startAssistant(answer);
    await assistant.suggest(PLACE, false);
    const other = await StandInServer.start(service('Register(3)'));
    assistant.configure(settingsFor(other, { model: 'm' }));
    expect(states.all.at(-1)).toEqual({ kind: 'ready', model: 'm' });
    await left;
    expect(assistant.peek(PLACE)).toBeNull();
    const suggestion = await assistant.suggest(PLACE, false);
    expect(suggestion?.session.text).toBe('Register(3)');
    expect(other.seen[0]?.body).toMatchObject({ model: 'm' });
  });

  it('forget what another model said', async () => {
    const { assistant, settings } = await startAssistant(service('Circuit(2)'));
    await (await assistant.suggest(PLACE, false))?.session.ended;
    expect(assistant.peek(PLACE)).not.toBeNull();
    assistant.configure({ ...settings, model: 'other' });
    expect(assistant.peek(PLACE)).toBeNull();
  });

  it('that change nothing for the service keep what runs', async () => {
    const { answer } = slow();
    const { assistant, states, settings } = await startAssistant(answer);
    const suggestion = await assistant.suggest(PLACE, false);
    assistant.configure({ ...settings, automatic: !settings.automatic });
    expect(assistant.follows(PLACE)).toBe(true);
    expect(suggestion?.session.aborted).toBe(false);
    expect(states.all.map(({ kind }) => kind)).toEqual(['working']);
    assistant.cancel();
  });
});

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
    await expect(assistant.suggest(PLACE, true)).rejects.toMatchObject(ABORTED);
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
