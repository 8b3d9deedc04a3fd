import { service, startAssistant } from '../testing/assistant';
import { placeAt } from '../testing/place';
import { answerJson, type Answering, stopServers } from '../testing/server';

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

describe('a service that failed for a while', () => {
  it('is tried again by itself after a rest, and the state recovers', async () => {
    let works = false;
    const { assistant, server, states } = await startAssistant(
      (seen, response) =>
        (works ? service('Circuit(2)') : failing(503))(seen, response)
    );
    await expect(assistant.suggest(PLACE, true)).rejects.toThrow();
    const { length } = server.calls;
    await expect(assistant.suggest(PLACE, true)).rejects.toThrow();
    expect(server.calls).toHaveLength(length);
    works = true;
    const ready = states.next('ready');
    const clock = jest.spyOn(performance, 'now');
    try {
      clock.mockReturnValue(performance.now() + 10_000);
      await assistant.suggest(PLACE, true);
    } finally {
      clock.mockRestore();
    }
    await ready;
  });
});
