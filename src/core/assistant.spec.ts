import { service, settingsFor, startAssistant } from '../testing/servers/assistant';
import { placeAt } from '../testing/cursorContextAt';
import {
  answerJson,
  answerStream,
  type Answering,
  chunkOf,
  StandInServer,
  stopServers
} from '../testing/servers/standInServer';
import { ApiError } from './errors/problem';
import { Assistant } from './assistant';
import { DEFAULT_SETTINGS } from './settings/settings';
import { type AssistantState, stateOf } from './status/status';

const PLACE = placeAt('qc = Quantum║');

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

  it('says a missing token, when the way to the service misses it', async () => {
    const states: AssistantState[] = [];
    const transport = () => Promise.reject(new ApiError({ kind: 'noToken' }));
    const settings = { ...DEFAULT_SETTINGS, transport: 'direct' as const };
    const assistant = new Assistant(settings, transport, state =>
      states.push(state)
    );
    await expect(assistant.suggest(PLACE, false)).rejects.toMatchObject({
      problem: { kind: 'noToken' }
    });
    expect(states.at(-1)).toEqual({ kind: 'noToken' });
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
    expect(other.seen.at(-1)?.body).toMatchObject({ model: 'm' });
  });

  it('forget what another model said', async () => {
    const { assistant, settings } = await startAssistant(service('Circuit(2)'));
    await (
      await assistant.suggest(PLACE, false)
    )?.session.ended;
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
