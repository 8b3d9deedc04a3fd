import { service, settingsFor, startAssistant } from '../testing/servers/assistant';
import { placeAt } from '../testing/cursorContextAt';
import {
  answerJson,
  type Answering,
  type ISeen,
  StandInServer,
  stopServers,
  TOKEN
} from '../testing/servers/standInServer';
import type { ApiProblem } from './errors/problem';
import type { Assistant } from './assistant';
import { outcomeOf } from './acceptance/outcome';

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

  it('the first of another service is not taken, even when it comes late', async () => {
    let list: () => void = () => undefined;
    let asked: () => void = () => undefined;
    const waits = new Promise<void>(resolve => (asked = resolve));
    const { assistant } = await startAssistant(
      (seen, response) => {
        if (seen.path === '/v1/models') {
          list = () => answerJson(response, { data: [{ id: 'theirs' }] });
          asked();
        } else {
          service('')(seen, response);
        }
      },
      { model: '' }
    );
    const disclaimer = assistant.disclaimer();
    await waits;
    const other = await StandInServer.start(service('Register(3)'));
    assistant.configure(settingsFor(other, { model: '' }));
    list();
    expect((await disclaimer)?.model).toBe('theirs');
    await assistant.suggest(PLACE, false);
    expect(other.seen.at(-1)).toMatchObject({
      path: '/v1/completions',
      body: { model: 'first' }
    });
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
    const accepted = { ...DISCLAIMER, accepted: true };
    expect(await assistant.disclaimer()).toEqual(accepted);
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

describe('what became of a suggestion', () => {
  const TAKEN = outcomeOf('inserted', 10);

  /** A service that counts on a report, and answers it with a status. */
  function expectant(status = 200) {
    let tell: (seen: ISeen) => void = () => undefined;
    const report = new Promise<ISeen>(resolve => (tell = resolve));
    const answer: Answering = (seen, response) => {
      if (seen.path === '/v1/completions/accept') {
        tell(seen);
        answerJson(response, { success: true }, status);
      } else {
        service('Circuit(2)')(seen, response);
      }
    };
    return { report, answer };
  }

  const reports = ({ calls }: StandInServer) =>
    calls.filter(call => call.endsWith('/accept'));

  it('is reported, and a failure disturbs nobody', async () => {
    const { report, answer } = expectant(500);
    const { assistant, states } = await startAssistant(answer);
    const ready = states.next('ready');
    await assistant.suggest(PLACE, false);
    await ready;
    const before = states.all.length;
    assistant.settle('c1', TAKEN);
    assistant.flush();
    expect((await report).body).toEqual({
      completion: 'c1',
      accepted: true,
      outcome: 'accepted',
      ending: 'inserted',
      accepted_characters: 10,
      characters: 10
    });
    expect(states.all).toHaveLength(before);
  });

  it('is reported to the service that made it, with its token only', async () => {
    const { report, answer } = expectant();
    const { assistant, server } = await startAssistant(answer);
    await (
      await assistant.suggest(PLACE, false)
    )?.session.ended;
    const other = await StandInServer.start(service('Register(3)'));
    assistant.configure(settingsFor(other, { token: 'another-token' }));
    assistant.settle('c1', TAKEN);
    assistant.flush();
    const { headers } = await report;
    expect(headers.authorization).toBe(`Bearer ${TOKEN}`);
    expect(reports(server)).toHaveLength(1);
    expect(other.calls).toEqual([]);
  });

  it('is reported at once when another service is set', async () => {
    const { report, answer } = expectant();
    const { assistant, settings } = await startAssistant(answer);
    await (
      await assistant.suggest(PLACE, false)
    )?.session.ended;
    assistant.settle('c1', TAKEN);
    assistant.configure({ ...settings, serviceUrl: 'http://127.0.0.1:1' });
    expect((await report).body).toMatchObject({ completion: 'c1' });
  });

  it('is not reported once that is switched off', async () => {
    const { report, answer } = expectant();
    const { assistant, server, settings } = await startAssistant(answer);
    await (
      await assistant.suggest(PLACE, false)
    )?.session.ended;
    assistant.settle('c1', TAKEN);
    assistant.configure({ ...settings, reports: false });
    assistant.flush();
    await (
      await assistant.suggest(placeAt('qd = ║'), false)
    )?.session.ended;
    assistant.configure(settings);
    assistant.settle('c1', TAKEN);
    assistant.flush();
    expect((await report).body).toMatchObject({ completion: 'c1' });
    expect(reports(server)).toHaveLength(1);
  });
});
