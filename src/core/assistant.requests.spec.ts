import {
  createServiceHandler,
  createSettings,
  startAssistant
} from '../testing/servers/assistant';
import { createCursorContext } from '../testing/cursorContextAt';
import {
  answerJson,
  type RequestHandler,
  type IReceivedRequest,
  TestServer,
  stopServers,
  TEST_TOKEN
} from '../testing/servers/standInServer';
import type { ApiProblem } from './errors/problem';
import type { Assistant } from './assistant';
import { outcomeOf } from './acceptance/outcome';

const CONTEXT = createCursorContext('qc = Quantum║');

const failWith =
  (status: number): RequestHandler =>
  (_, response) =>
    answerJson(response, { detail: 'No.' }, status);

afterEach(stopServers);

describe('without a chosen model', () => {
  it('the first of the list is used, asked for once', async () => {
    const { assistant, server, states } = await startAssistant(
      createServiceHandler('Circuit(2)'),
      { model: '' }
    );
    const ready = states.waitForNext('ready');
    await assistant.suggest(CONTEXT, false);
    expect(await ready).toEqual({ kind: 'ready', model: 'first' });
    await assistant.suggest(createCursorContext('qc = other║'), false);
    expect(
      server.requestLines.filter(call => call.endsWith('/models'))
    ).toHaveLength(1);
    const asked = server.requests.filter(
      ({ path }) => path === '/v1/completions'
    );
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
          createServiceHandler('')(seen, response);
        }
      },
      { model: '' }
    );
    const disclaimer = assistant.getDisclaimer();
    await waits;
    const other = await TestServer.start(createServiceHandler('Register(3)'));
    assistant.configure(createSettings(other, { model: '' }));
    list();
    expect((await disclaimer)?.model).toBe('theirs');
    await assistant.suggest(CONTEXT, false);
    expect(other.requests.at(-1)).toMatchObject({
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
    const { assistant, states } = await startAssistant(
      createServiceHandler('')
    );
    const models = await assistant.listModels();
    expect(models.map(({ id }) => id)).toEqual(['first', 'second']);
    const accepted = { ...DISCLAIMER, accepted: true };
    expect(await assistant.getDisclaimer()).toEqual(accepted);
    expect(states.all).toEqual([]);
  });

  it.each([
    [true, 'ready'],
    [false, 'disclaimer']
  ])('is told to the service: accepted %s', async (accepted, kind) => {
    const { assistant, server, states } = await startAssistant(
      createServiceHandler('')
    );
    await assistant.answerDisclaimer(DISCLAIMER, accepted);
    expect(server.requests.at(-1)).toMatchObject({
      path: '/v1/model/granite/disclaimer',
      body: { disclaimer: 'd1', accepted }
    });
    expect(states.all).toEqual([{ kind, model: 'granite' }]);
  });

  it.each<[string, (assistant: Assistant) => Promise<unknown>]>([
    ['models', assistant => assistant.listModels()],
    ['the disclaimer', assistant => assistant.getDisclaimer()],
    ['a review', assistant => assistant.answerDisclaimer(DISCLAIMER, true)]
  ])('may fail, and the state says so: %s', async (_, ask) => {
    const { assistant, states } = await startAssistant(failWith(401));
    const problem: ApiProblem = { kind: 'unauthorized', message: 'No.' };
    await expect(ask(assistant)).rejects.toMatchObject({ problem });
    expect(states.all).toEqual([{ kind: 'failed', problem }]);
  });
});

describe('what became of a suggestion', () => {
  const TAKEN = outcomeOf('inserted', 10);

  /** A service that counts on a report, and answers it with a status. */
  function expectant(status = 200) {
    let tell: (seen: IReceivedRequest) => void = () => undefined;
    const report = new Promise<IReceivedRequest>(resolve => (tell = resolve));
    const answer: RequestHandler = (seen, response) => {
      if (seen.path === '/v1/completions/accept') {
        tell(seen);
        answerJson(response, { success: true }, status);
      } else {
        createServiceHandler('Circuit(2)')(seen, response);
      }
    };
    return { report, answer };
  }

  const reports = ({ requestLines: calls }: TestServer) =>
    calls.filter(call => call.endsWith('/accept'));

  it('is reported, and a failure disturbs nobody', async () => {
    const { report, answer } = expectant(500);
    const { assistant, states } = await startAssistant(answer);
    const ready = states.waitForNext('ready');
    await assistant.suggest(CONTEXT, false);
    await ready;
    const before = states.all.length;
    assistant.reportOutcome('c1', TAKEN);
    assistant.flushReports();
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
      await assistant.suggest(CONTEXT, false)
    )?.session.ended;
    const other = await TestServer.start(createServiceHandler('Register(3)'));
    assistant.configure(createSettings(other, { token: 'another-token' }));
    assistant.reportOutcome('c1', TAKEN);
    assistant.flushReports();
    const { headers } = await report;
    expect(headers.authorization).toBe(`Bearer ${TEST_TOKEN}`);
    expect(reports(server)).toHaveLength(1);
    expect(other.requestLines).toEqual([]);
  });

  it('is reported at once when another service is set', async () => {
    const { report, answer } = expectant();
    const { assistant, settings } = await startAssistant(answer);
    await (
      await assistant.suggest(CONTEXT, false)
    )?.session.ended;
    assistant.reportOutcome('c1', TAKEN);
    assistant.configure({ ...settings, serviceUrl: 'http://127.0.0.1:1' });
    expect((await report).body).toMatchObject({ completion: 'c1' });
  });

  it('is not reported once that is switched off', async () => {
    const { report, answer } = expectant();
    const { assistant, server, settings } = await startAssistant(answer);
    await (
      await assistant.suggest(CONTEXT, false)
    )?.session.ended;
    assistant.reportOutcome('c1', TAKEN);
    assistant.configure({ ...settings, reports: false });
    assistant.flushReports();
    await (
      await assistant.suggest(createCursorContext('qd = ║'), false)
    )?.session.ended;
    assistant.configure(settings);
    assistant.reportOutcome('c1', TAKEN);
    assistant.flushReports();
    expect((await report).body).toMatchObject({ completion: 'c1' });
    expect(reports(server)).toHaveLength(1);
  });
});
