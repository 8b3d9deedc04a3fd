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
} from '../testing/servers/standInServer';
import type { Assistant } from './assistant';

const CONTEXT = createCursorContext('qc = Quantum║');

const failWith =
  (status: number): RequestHandler =>
  (_, response) =>
    answerJson(response, { detail: 'No.' }, status);

afterEach(stopServers);

describe('automatic requests', () => {
  it('rest after a failure, until the settings change', async () => {
    const { assistant, server, settings } = await startAssistant(failWith(401));
    await expect(assistant.suggest(CONTEXT, false)).rejects.toThrow();
    await expect(assistant.suggest(CONTEXT, true)).rejects.toMatchObject({
      name: 'AbortError'
    });
    expect(server.requestLines).toHaveLength(1);
    assistant.configure({ ...settings, token: 'another' });
    await expect(assistant.suggest(CONTEXT, true)).rejects.toMatchObject({
      problem: { kind: 'unauthorized' }
    });
    expect(server.requestLines).toHaveLength(2);
  });

  it('go on after one that was asked for succeeded', async () => {
    let works = false;
    const { assistant } = await startAssistant((seen, response) =>
      (works ? createServiceHandler('Circuit(2)') : failWith(401))(
        seen,
        response
      )
    );
    await expect(assistant.suggest(CONTEXT, false)).rejects.toThrow();
    works = true;
    await assistant.suggest(CONTEXT, false);
    const suggestion = await assistant.suggest(
      createCursorContext('qd = ║'),
      true
    );
    expect(suggestion?.session.text).toBe('Circuit(2)');
  });
});

/** A service that fails, and from then on does as it is told, after a rest. */
async function startFailed() {
  let answer = failWith(503);
  const started = await startAssistant((seen, response) =>
    answer(seen, response)
  );
  const { assistant, server } = started;
  await expect(assistant.suggest(CONTEXT, true)).rejects.toThrow();
  const clock = jest.spyOn(performance, 'now');
  const advanceClock = (milliseconds: number) =>
    clock.mockReturnValue(performance.now() + milliseconds);
  const { length } = server.requestLines;
  return {
    ...started,
    later: advanceClock,
    now: (next: RequestHandler) => (answer = next),
    asked: () => server.requestLines.slice(length)
  };
}

describe('a service that failed for a while', () => {
  afterEach(() => jest.restoreAllMocks());

  it('is tried again by itself after a rest, and the state recovers', async () => {
    const { assistant, states, later, now, asked } = await startFailed();
    await expect(assistant.suggest(CONTEXT, true)).rejects.toThrow();
    expect(asked()).toEqual([]);
    now(createServiceHandler('Circuit(2)'));
    const ready = states.waitForNext('ready');
    later(10_000);
    await assistant.suggest(CONTEXT, true);
    await ready;
  });

  it('and hangs then is tried once, however often typing goes on', async () => {
    const { assistant, later, now, asked } = await startFailed();
    let hangs: () => void = () => undefined;
    const heard = new Promise<void>(resolve => (hangs = resolve));
    now(createServiceHandler('', () => hangs()));
    later(10_000);
    const first = assistant.suggest(CONTEXT, true);
    await heard;
    for (const typed of ['C', 'Ci', 'Cir', 'Circ', 'Circu']) {
      const context = createCursorContext(`qc = Quantum${typed}║`);
      assistant.updateContext(context);
      await expect(assistant.suggest(context, true)).rejects.toThrow();
    }
    await expect(first).rejects.toThrow('superseded');
    const completions = () =>
      asked().filter(call => call === 'POST /v1/completions');
    expect(completions()).toHaveLength(1);
    // Ten seconds later one more, which has the time that it takes.
    now(createServiceHandler('Circuit(2)'));
    later(10_000);
    const suggestion = await assistant.suggest(
      createCursorContext('qd = ║'),
      true
    );
    expect(suggestion?.session.text).toBe('Circuit(2)');
    expect(completions()).toHaveLength(2);
  });

  it('is not asked twice by who stays where its trial is under way', async () => {
    const { assistant, later, now, asked } = await startFailed();
    let answerNow: () => void = () => undefined;
    const heard = new Promise<void>(resolve => {
      now((seen, response) => {
        if (seen.path !== '/v1/completions') {
          return createServiceHandler('')(seen, response);
        }
        answerNow = () => createServiceHandler('Circuit(2)')(seen, response);
        resolve();
      });
    });
    later(10_000);
    const first = assistant.suggest(CONTEXT, true);
    await heard;
    const second = assistant.suggest(CONTEXT, true);
    answerNow();
    await expect(first).rejects.toThrow('superseded');
    expect((await second)?.session.text).toBe('Circuit(2)');
    expect(asked().filter(call => call.startsWith('POST'))).toHaveLength(1);
  });

  it('is asked whenever a person asks for it', async () => {
    const { assistant, now, asked } = await startFailed();
    await expect(assistant.suggest(CONTEXT, false)).rejects.toThrow();
    now(createServiceHandler('Circuit(2)'));
    expect(await assistant.suggest(CONTEXT, false)).not.toBeNull();
    expect(asked().length).toBeGreaterThan(1);
  });

  it('is well again once it answered, also with nothing to say', async () => {
    const { assistant, states, now } = await startFailed();
    now(
      createServiceHandler('', response => {
        beginEventStream(response)('[DONE]');
        response.end();
      })
    );
    const ready = states.waitForNext('ready');
    expect(await assistant.suggest(CONTEXT, false)).toBeNull();
    await ready;
  });
});

describe('what else is looked at', () => {
  it.each<[string, (assistant: Assistant) => Promise<unknown>]>([
    ['the models', assistant => assistant.listModels()],
    ['the disclaimer', assistant => assistant.getDisclaimer()]
  ])('and missing leaves suggestions alone: %s', async (_, look) => {
    const usual = createServiceHandler('Circuit(2)');
    const { assistant, states } = await startAssistant((seen, response) =>
      seen.path === '/v1/completions'
        ? usual(seen, response)
        : failWith(404)(seen, response)
    );
    await expect(look(assistant)).rejects.toThrow();
    expect(states.all).toEqual([]);
    expect(await assistant.suggest(CONTEXT, true)).not.toBeNull();
  });

  it('and fails for all changes the state, and suggestions go on', async () => {
    let works = false;
    const { assistant, states } = await startAssistant((seen, response) =>
      (works ? createServiceHandler('Circuit(2)') : failWith(429))(
        seen,
        response
      )
    );
    await expect(assistant.listModels()).rejects.toThrow();
    expect(states.all.at(-1)?.kind).toBe('failed');
    works = true;
    expect(await assistant.suggest(CONTEXT, true)).not.toBeNull();
    expect(states.all.at(-1)?.kind).toMatch(/working|ready/);
  });
});
