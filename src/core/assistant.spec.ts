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
} from '../testing/servers/testServer';
import { ApiError } from './errors/problem';
import { Assistant } from './assistant';
import { DEFAULT_SETTINGS } from './settings/settings';
import { type AssistantStatus, getStatusFromSettings } from './status/status';

const CONTEXT = createCursorContext('qc = Quantum║');

const failWith =
  (status: number, body: unknown = { detail: 'No.' }): RequestHandler =>
  (_, response) =>
    answerJson(response, body, status);

/** Creates a service that begins an answer and never ends it, and a promise of its closed connection. */
function createHangingService() {
  let resolveClosed: () => void = () => undefined;
  const closed = new Promise<void>(resolve => (resolveClosed = resolve));
  const answer = createServiceHandler('', response => {
    response.on('close', () => resolveClosed());
    beginEventStream(response)(createChunk('Circuit('));
  });
  return { answer, closed };
}

afterEach(stopServers);

describe('the status', () => {
  it.each<[string, Partial<typeof DEFAULT_SETTINGS>, AssistantStatus]>([
    [
      'with a token that may be kept elsewhere',
      { transport: 'direct' },
      { kind: 'ready', model: '' }
    ],
    [
      'for the hosted service with a token',
      { token: 't', model: 'm' },
      { kind: 'ready', model: 'm' }
    ],
    [
      'for another service without a token',
      { serviceUrl: 'http://localhost:1' },
      { kind: 'ready', model: '' }
    ],
    [
      'for an invalid address',
      { serviceUrl: 'nowhere' },
      { kind: 'failed', problem: { kind: 'badUrl', url: 'nowhere' } }
    ]
  ])('%s follows from the settings', (_, changed, status) => {
    expect(getStatusFromSettings({ ...DEFAULT_SETTINGS, ...changed })).toEqual(
      status
    );
  });

  it('is `working`, then `ready`', async () => {
    const { assistant, statusLog } = await startAssistant(
      createServiceHandler('Circuit(2)')
    );
    const ready = statusLog.waitForNext('ready');
    const suggestion = await assistant.completions.suggest(CONTEXT, false);
    expect(suggestion?.generation.text).toBe('Circuit(2)');
    await ready;
    expect(statusLog.all).toEqual([
      { kind: 'working', model: 'granite' },
      { kind: 'ready', model: 'granite' }
    ]);
  });

  it.each<[string, RequestHandler, AssistantStatus]>([
    [
      'a rejected token',
      failWith(401),
      { kind: 'failed', problem: { kind: 'unauthorized', message: 'No.' } }
    ],
    [
      'a disclaimer that is not accepted',
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
  ])('shows %s', async (_, answer, status) => {
    const { assistant, statusLog } = await startAssistant(answer);
    await expect(
      assistant.completions.suggest(CONTEXT, false)
    ).rejects.toThrow();
    expect(statusLog.all.at(-1)).toEqual(status);
  });

  it('shows a missing token if the transport reports it', async () => {
    const statuses: AssistantStatus[] = [];
    const transport = () => Promise.reject(new ApiError({ kind: 'noToken' }));
    const settings = { ...DEFAULT_SETTINGS, transport: 'direct' as const };
    const assistant = new Assistant(settings, transport, status =>
      statuses.push(status)
    );
    await expect(
      assistant.completions.suggest(CONTEXT, false)
    ).rejects.toMatchObject({
      problem: { kind: 'noToken' }
    });
    expect(statuses.at(-1)).toEqual({ kind: 'noToken' });
  });

  it('is `ready` after a generation was aborted', async () => {
    const { answer, closed } = createHangingService();
    const { assistant, statusLog } = await startAssistant(answer);
    await assistant.completions.suggest(CONTEXT, false);
    const ready = statusLog.waitForNext('ready');
    assistant.completions.cancel();
    expect(await ready).toEqual({ kind: 'ready', model: 'granite' });
    await closed;
  });

  it('follows the newest generation', async () => {
    const { answer } = createHangingService();
    const { assistant, statusLog } = await startAssistant(answer);
    await assistant.completions.suggest(CONTEXT, false);
    await assistant.completions.suggest(
      createCursorContext('qc = other║'),
      false
    );
    expect(statusLog.all.map(({ kind }) => kind)).toEqual([
      'working',
      'working'
    ]);
    assistant.completions.cancel();
  });
});

describe('changed settings', () => {
  it('abort the running generation, clear suggestions and use the other service', async () => {
    const { answer, closed } = createHangingService();
    const { assistant, statusLog } = await startAssistant(answer);
    await assistant.completions.suggest(CONTEXT, false);
    const other = await TestServer.start(createServiceHandler('Register(3)'));
    assistant.configure(createSettings(other, { model: 'm' }));
    expect(statusLog.all.at(-1)).toEqual({ kind: 'ready', model: 'm' });
    await closed;
    expect(assistant.completions.peek(CONTEXT)).toBeNull();
    const suggestion = await assistant.completions.suggest(CONTEXT, false);
    expect(suggestion?.generation.text).toBe('Register(3)');
    expect(other.requests.at(-1)?.body).toMatchObject({ model: 'm' });
  });

  it('clear the suggestions of another model', async () => {
    const { assistant, settings } = await startAssistant(
      createServiceHandler('Circuit(2)')
    );
    await (
      await assistant.completions.suggest(CONTEXT, false)
    )?.generation.finished;
    expect(assistant.completions.peek(CONTEXT)).not.toBeNull();
    assistant.configure({ ...settings, model: 'other' });
    expect(assistant.completions.peek(CONTEXT)).toBeNull();
  });

  it('that do not concern the service keep the running generation', async () => {
    const { answer } = createHangingService();
    const { assistant, statusLog, settings } = await startAssistant(answer);
    const suggestion = await assistant.completions.suggest(CONTEXT, false);
    assistant.configure({ ...settings, automatic: !settings.automatic });
    expect(assistant.completions.isGeneratingFor(CONTEXT)).toBe(true);
    expect(suggestion?.generation.isAborted).toBe(false);
    expect(statusLog.all.map(({ kind }) => kind)).toEqual(['working']);
    assistant.completions.cancel();
  });
});
