import { service, startAssistant } from '../testing/servers/assistant';
import { placeAt } from '../testing/cursorContextAt';
import {
  answerJson,
  answerStream,
  type Answering,
  stopServers
} from '../testing/servers/standInServer';
import type { Assistant } from './assistant';

const PLACE = placeAt('qc = Quantum║');

const failing =
  (status: number): Answering =>
  (_, response) =>
    answerJson(response, { detail: 'No.' }, status);

afterEach(stopServers);

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

/** A service that fails, and from then on does as it is told, after a rest. */
async function failedOnce() {
  let answer = failing(503);
  const started = await startAssistant((seen, response) =>
    answer(seen, response)
  );
  const { assistant, server } = started;
  await expect(assistant.suggest(PLACE, true)).rejects.toThrow();
  const clock = jest.spyOn(performance, 'now');
  const later = (milliseconds: number) =>
    clock.mockReturnValue(performance.now() + milliseconds);
  const { length } = server.calls;
  return {
    ...started,
    later,
    now: (next: Answering) => (answer = next),
    asked: () => server.calls.slice(length)
  };
}

describe('a service that failed for a while', () => {
  afterEach(() => jest.restoreAllMocks());

  it('is tried again by itself after a rest, and the state recovers', async () => {
    const { assistant, states, later, now, asked } = await failedOnce();
    await expect(assistant.suggest(PLACE, true)).rejects.toThrow();
    expect(asked()).toEqual([]);
    now(service('Circuit(2)'));
    const ready = states.next('ready');
    later(10_000);
    await assistant.suggest(PLACE, true);
    await ready;
  });

  it('and hangs then is tried once, however often typing goes on', async () => {
    const { assistant, later, now, asked } = await failedOnce();
    let hangs: () => void = () => undefined;
    const heard = new Promise<void>(resolve => (hangs = resolve));
    now(service('', () => hangs()));
    later(10_000);
    const first = assistant.suggest(PLACE, true);
    await heard;
    for (const typed of ['C', 'Ci', 'Cir', 'Circ', 'Circu']) {
      const place = placeAt(`qc = Quantum${typed}║`);
      assistant.leave(place);
      await expect(assistant.suggest(place, true)).rejects.toThrow();
    }
    await expect(first).rejects.toThrow('superseded');
    const completions = () =>
      asked().filter(call => call === 'POST /v1/completions');
    expect(completions()).toHaveLength(1);
    // Ten seconds later one more, which has the time that it takes.
    now(service('Circuit(2)'));
    later(10_000);
    const suggestion = await assistant.suggest(placeAt('qd = ║'), true);
    expect(suggestion?.session.text).toBe('Circuit(2)');
    expect(completions()).toHaveLength(2);
  });

  it('is not asked twice by who stays where its trial is under way', async () => {
    const { assistant, later, now, asked } = await failedOnce();
    let answerNow: () => void = () => undefined;
    const heard = new Promise<void>(resolve => {
      now((seen, response) => {
        if (seen.path !== '/v1/completions') {
          return service('')(seen, response);
        }
        answerNow = () => service('Circuit(2)')(seen, response);
        resolve();
      });
    });
    later(10_000);
    const first = assistant.suggest(PLACE, true);
    await heard;
    const second = assistant.suggest(PLACE, true);
    answerNow();
    await expect(first).rejects.toThrow('superseded');
    expect((await second)?.session.text).toBe('Circuit(2)');
    expect(asked().filter(call => call.startsWith('POST'))).toHaveLength(1);
  });

  it('is asked whenever a person asks for it', async () => {
    const { assistant, now, asked } = await failedOnce();
    await expect(assistant.suggest(PLACE, false)).rejects.toThrow();
    now(service('Circuit(2)'));
    expect(await assistant.suggest(PLACE, false)).not.toBeNull();
    expect(asked().length).toBeGreaterThan(1);
  });

  it('is well again once it answered, also with nothing to say', async () => {
    const { assistant, states, now } = await failedOnce();
    now(
      service('', response => {
        answerStream(response)('[DONE]');
        response.end();
      })
    );
    const ready = states.next('ready');
    expect(await assistant.suggest(PLACE, false)).toBeNull();
    await ready;
  });
});

describe('what else is looked at', () => {
  it.each<[string, (assistant: Assistant) => Promise<unknown>]>([
    ['the models', assistant => assistant.models()],
    ['the disclaimer', assistant => assistant.disclaimer()]
  ])('and missing leaves suggestions alone: %s', async (_, look) => {
    const usual = service('Circuit(2)');
    const { assistant, states } = await startAssistant((seen, response) =>
      seen.path === '/v1/completions'
        ? usual(seen, response)
        : failing(404)(seen, response)
    );
    await expect(look(assistant)).rejects.toThrow();
    expect(states.all).toEqual([]);
    expect(await assistant.suggest(PLACE, true)).not.toBeNull();
  });

  it('and fails for all changes the state, and suggestions go on', async () => {
    let works = false;
    const { assistant, states } = await startAssistant((seen, response) =>
      (works ? service('Circuit(2)') : failing(429))(seen, response)
    );
    await expect(assistant.models()).rejects.toThrow();
    expect(states.all.at(-1)?.kind).toBe('failed');
    works = true;
    expect(await assistant.suggest(PLACE, true)).not.toBeNull();
    expect(states.all.at(-1)?.kind).toMatch(/working|ready/);
  });
});
