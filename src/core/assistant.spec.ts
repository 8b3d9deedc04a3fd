import {
  createServiceHandler,
  createSettings,
  startAssistant
} from '../testing/servers/assistant';
import { createCursorContext } from '../testing/cursorContextAt';
import {
  answerJson,
  beginEventStream,
  type RequestHandler,
  createChunk,
  TestServer,
  stopServers
} from '../testing/servers/standInServer';
import { ApiError } from './errors/problem';
import { Assistant } from './assistant';
import { DEFAULT_SETTINGS } from './settings/settings';
import { type AssistantStatus, getStatusFromSettings } from './status/status';

const CONTEXT = createCursorContext('qc = Quantum║');

const failWith =
  (status: number, body: unknown = { detail: 'No.' }): RequestHandler =>
  (_, response) =>
    answerJson(response, body, status);

/** A service that begins an answer and goes on with it when told. */
function createSlowService() {
  let closed: () => void = () => undefined;
  const left = new Promise<void>(resolve => (closed = resolve));
  const answer = createServiceHandler('', response => {
    response.on('close', () => closed());
    beginEventStream(response)(createChunk('Circuit('));
  });
  return { answer, left };
}

afterEach(stopServers);

describe('the state', () => {
  it.each<[string, Partial<typeof DEFAULT_SETTINGS>, AssistantStatus]>([
    [
      'where a token may be elsewhere',
      { transport: 'direct' },
      { kind: 'ready', model: '' }
    ],
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
    expect(getStatusFromSettings({ ...DEFAULT_SETTINGS, ...changed })).toEqual(
      state
    );
  });

  it('is working, then ready', async () => {
    const { assistant, states } = await startAssistant(
      createServiceHandler('Circuit(2)')
    );
    const ready = states.waitForNext('ready');
    const suggestion = await assistant.suggest(CONTEXT, false);
    expect(suggestion?.session.text).toBe('Circuit(2)');
    await ready;
    expect(states.all).toEqual([
      { kind: 'working', model: 'granite' },
      { kind: 'ready', model: 'granite' }
    ]);
  });

  it.each<[string, RequestHandler, AssistantStatus]>([
    [
      'a refused token',
      failWith(401),
      { kind: 'failed', problem: { kind: 'unauthorized', message: 'No.' } }
    ],
    [
      'a missing acceptance',
      failWith(403, { detail: 'Accept the disclaimer.' }),
      { kind: 'disclaimer', model: 'granite' }
    ],
    [
      'an unknown model',
      failWith(404, { detail: 'No such model.' }),
      { kind: 'failed', problem: { kind: 'modelUnknown', model: 'granite' } }
    ],
    [
      'too many requests',
      failWith(429),
      { kind: 'failed', problem: { kind: 'rateLimited', seconds: null } }
    ],
    [
      'a broken server',
      failWith(500),
      {
        kind: 'failed',
        problem: { kind: 'serverFailed', status: 500, message: 'No.' }
      }
    ],
    [
      'a broken connection',
      createServiceHandler('', response => response.destroy()),
      {
        kind: 'failed',
        problem: { kind: 'unreachable', url: expect.any(String) as string }
      }
    ]
  ])('says %s', async (_, answer, state) => {
    const { assistant, states } = await startAssistant(answer);
    await expect(assistant.suggest(CONTEXT, false)).rejects.toThrow();
    expect(states.all.at(-1)).toEqual(state);
  });

  it('says a missing token, when the way to the service misses it', async () => {
    const states: AssistantStatus[] = [];
    const transport = () => Promise.reject(new ApiError({ kind: 'noToken' }));
    const settings = { ...DEFAULT_SETTINGS, transport: 'direct' as const };
    const assistant = new Assistant(settings, transport, state =>
      states.push(state)
    );
    await expect(assistant.suggest(CONTEXT, false)).rejects.toMatchObject({
      problem: { kind: 'noToken' }
    });
    expect(states.at(-1)).toEqual({ kind: 'noToken' });
  });

  it('is ready after a generation was given up', async () => {
    const { answer, left } = createSlowService();
    const { assistant, states } = await startAssistant(answer);
    await assistant.suggest(CONTEXT, false);
    const ready = states.waitForNext('ready');
    assistant.cancel();
    expect(await ready).toEqual({ kind: 'ready', model: 'granite' });
    await left;
  });

  it('is that of the newest generation', async () => {
    const { answer } = createSlowService();
    const { assistant, states } = await startAssistant(answer);
    await assistant.suggest(CONTEXT, false);
    await assistant.suggest(createCursorContext('qc = other║'), false);
    expect(states.all.map(({ kind }) => kind)).toEqual(['working', 'working']);
    assistant.cancel();
  });
});

describe('other settings', () => {
  it('give up what runs, forget what is known, and ask the other service', async () => {
    const { answer, left } = createSlowService();
    const { assistant, states } = await startAssistant(answer);
    await assistant.suggest(CONTEXT, false);
    const other = await TestServer.start(createServiceHandler('Register(3)'));
    assistant.configure(createSettings(other, { model: 'm' }));
    expect(states.all.at(-1)).toEqual({ kind: 'ready', model: 'm' });
    await left;
    expect(assistant.peek(CONTEXT)).toBeNull();
    const suggestion = await assistant.suggest(CONTEXT, false);
    expect(suggestion?.session.text).toBe('Register(3)');
    expect(other.requests.at(-1)?.body).toMatchObject({ model: 'm' });
  });

  it('forget what another model said', async () => {
    const { assistant, settings } = await startAssistant(
      createServiceHandler('Circuit(2)')
    );
    await (
      await assistant.suggest(CONTEXT, false)
    )?.session.ended;
    expect(assistant.peek(CONTEXT)).not.toBeNull();
    assistant.configure({ ...settings, model: 'other' });
    expect(assistant.peek(CONTEXT)).toBeNull();
  });

  it('that change nothing for the service keep what runs', async () => {
    const { answer } = createSlowService();
    const { assistant, states, settings } = await startAssistant(answer);
    const suggestion = await assistant.suggest(CONTEXT, false);
    assistant.configure({ ...settings, automatic: !settings.automatic });
    expect(assistant.isGeneratingFor(CONTEXT)).toBe(true);
    expect(suggestion?.session.aborted).toBe(false);
    expect(states.all.map(({ kind }) => kind)).toEqual(['working']);
    assistant.cancel();
  });
});
