import {
  createServiceHandler,
  startAssistant
} from '../testing/servers/assistant';
import { createCursorContext } from '../testing/cursorContextAt';
import {
  answerJson,
  beginEventStream,
  type RequestHandler,
  stopServers
} from '../testing/servers/testServer';
import type { Assistant } from './assistant';

const CONTEXT = createCursorContext('qc = Quantum║');

const failWith =
  (status: number): RequestHandler =>
  (_, response) =>
    answerJson(response, { detail: 'No.' }, status);

afterEach(stopServers);

describe('automatic requests', () => {
  it('stop after a failure, until the settings change', async () => {
    const { assistant, server, settings } = await startAssistant(failWith(401));
    await expect(
      assistant.completions.suggest(CONTEXT, false)
    ).rejects.toThrow();
    await expect(
      assistant.completions.suggest(CONTEXT, true)
    ).rejects.toMatchObject({
      name: 'AbortError'
    });
    expect(server.requestLines).toHaveLength(1);
    assistant.configure({ ...settings, token: 'another' });
    await expect(
      assistant.completions.suggest(CONTEXT, true)
    ).rejects.toMatchObject({
      problem: { kind: 'unauthorized' }
    });
    expect(server.requestLines).toHaveLength(2);
  });

  it('resume after a manual request succeeded', async () => {
    let isWorking = false;
    const { assistant } = await startAssistant((request, response) =>
      (isWorking ? createServiceHandler('Circuit(2)') : failWith(401))(
        request,
        response
      )
    );
    await expect(
      assistant.completions.suggest(CONTEXT, false)
    ).rejects.toThrow();
    isWorking = true;
    await assistant.completions.suggest(CONTEXT, false);
    const suggestion = await assistant.completions.suggest(
      createCursorContext('qd = ║'),
      true
    );
    expect(suggestion?.generation.text).toBe('Circuit(2)');
  });
});

/** Starts an assistant whose service has failed once, with functions to change the service and the time. */
async function startFailed() {
  let handler = failWith(503);
  const started = await startAssistant((request, response) =>
    handler(request, response)
  );
  const { assistant, server } = started;
  await expect(assistant.completions.suggest(CONTEXT, true)).rejects.toThrow();
  const clock = jest.spyOn(performance, 'now');
  const advanceClock = (durationMs: number) =>
    clock.mockReturnValue(performance.now() + durationMs);
  const countBefore = server.requestLines.length;
  return {
    ...started,
    advanceClock,
    setHandler: (next: RequestHandler) => (handler = next),
    listNewRequests: () => server.requestLines.slice(countBefore)
  };
}

describe('a service that has failed', () => {
  afterEach(() => jest.restoreAllMocks());

  it('is tried again automatically after a rest, and the status recovers', async () => {
    const { assistant, statusLog, advanceClock, setHandler, listNewRequests } =
      await startFailed();
    await expect(
      assistant.completions.suggest(CONTEXT, true)
    ).rejects.toThrow();
    expect(listNewRequests()).toEqual([]);
    setHandler(createServiceHandler('Circuit(2)'));
    const ready = statusLog.waitForNext('ready');
    advanceClock(10_000);
    await assistant.completions.suggest(CONTEXT, true);
    await ready;
  });

  it('and then hangs is tried only once, however much the user types', async () => {
    const { assistant, advanceClock, setHandler, listNewRequests } =
      await startFailed();
    let resolveReceived: () => void = () => undefined;
    const received = new Promise<void>(resolve => (resolveReceived = resolve));
    setHandler(createServiceHandler('', () => resolveReceived()));
    advanceClock(10_000);
    const first = assistant.completions.suggest(CONTEXT, true);
    await received;
    for (const typed of ['C', 'Ci', 'Cir', 'Circ', 'Circu']) {
      const context = createCursorContext(`qc = Quantum${typed}║`);
      assistant.completions.updateContext(context);
      await expect(
        assistant.completions.suggest(context, true)
      ).rejects.toThrow();
    }
    await expect(first).rejects.toThrow('superseded');
    const listCompletions = () =>
      listNewRequests().filter(line => line === 'POST /v1/completions');
    expect(listCompletions()).toHaveLength(1);
    // Ten seconds later there is one more, which may take its time.
    setHandler(createServiceHandler('Circuit(2)'));
    advanceClock(10_000);
    const suggestion = await assistant.completions.suggest(
      createCursorContext('qd = ║'),
      true
    );
    expect(suggestion?.generation.text).toBe('Circuit(2)');
    expect(listCompletions()).toHaveLength(2);
  });

  it('receives no second request for the context of the current retry', async () => {
    const { assistant, advanceClock, setHandler, listNewRequests } =
      await startFailed();
    let answerNow: () => void = () => undefined;
    const received = new Promise<void>(resolve => {
      setHandler((request, response) => {
        if (request.path !== '/v1/completions') {
          return createServiceHandler('')(request, response);
        }
        answerNow = () => createServiceHandler('Circuit(2)')(request, response);
        resolve();
      });
    });
    advanceClock(10_000);
    const first = assistant.completions.suggest(CONTEXT, true);
    await received;
    const second = assistant.completions.suggest(CONTEXT, true);
    answerNow();
    await expect(first).rejects.toThrow('superseded');
    expect((await second)?.generation.text).toBe('Circuit(2)');
    expect(
      listNewRequests().filter(line => line.startsWith('POST'))
    ).toHaveLength(1);
  });

  it('always receives manual requests', async () => {
    const { assistant, setHandler, listNewRequests } = await startFailed();
    await expect(
      assistant.completions.suggest(CONTEXT, false)
    ).rejects.toThrow();
    setHandler(createServiceHandler('Circuit(2)'));
    expect(await assistant.completions.suggest(CONTEXT, false)).not.toBeNull();
    expect(listNewRequests().length).toBeGreaterThan(1);
  });

  it('has recovered once it answers, even with an empty answer', async () => {
    const { assistant, statusLog, setHandler } = await startFailed();
    setHandler(
      createServiceHandler('', response => {
        beginEventStream(response)('[DONE]');
        response.end();
      })
    );
    const ready = statusLog.waitForNext('ready');
    expect(await assistant.completions.suggest(CONTEXT, false)).toBeNull();
    await ready;
  });
});

describe('an endpoint other than completions', () => {
  it.each<[string, (assistant: Assistant) => Promise<unknown>]>([
    ['the models', assistant => assistant.listModels()],
    ['the disclaimer', assistant => assistant.getDisclaimer()]
  ])('that is missing does not affect suggestions: %s', async (_, request) => {
    const handleCompletion = createServiceHandler('Circuit(2)');
    const { assistant, statusLog } = await startAssistant(
      (received, response) =>
        received.path === '/v1/completions'
          ? handleCompletion(received, response)
          : failWith(404)(received, response)
    );
    await expect(request(assistant)).rejects.toThrow();
    expect(statusLog.all).toEqual([]);
    expect(await assistant.completions.suggest(CONTEXT, true)).not.toBeNull();
  });

  it('whose failure concerns the service changes the status, while suggestions continue', async () => {
    let isWorking = false;
    const { assistant, statusLog } = await startAssistant((request, response) =>
      (isWorking ? createServiceHandler('Circuit(2)') : failWith(429))(
        request,
        response
      )
    );
    await expect(assistant.listModels()).rejects.toThrow();
    expect(statusLog.all.at(-1)?.kind).toBe('failed');
    isWorking = true;
    expect(await assistant.completions.suggest(CONTEXT, true)).not.toBeNull();
    expect(statusLog.all.at(-1)?.kind).toMatch(/working|ready/);
  });
});
