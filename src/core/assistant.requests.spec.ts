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
} from '../testing/servers/testServer';
import type { ApiProblem } from './errors/problem';
import type { Assistant } from './assistant';
import { determineOutcome } from './acceptance/outcome';

const CONTEXT = createCursorContext('qc = Quantum║');

const failWith =
  (status: number): RequestHandler =>
  (_, response) =>
    answerJson(response, { detail: 'No.' }, status);

afterEach(stopServers);

describe('without a chosen model', () => {
  it('the first of the list is used, and the list is requested once', async () => {
    const { assistant, server, statusLog } = await startAssistant(
      createServiceHandler('Circuit(2)'),
      { model: '' }
    );
    const ready = statusLog.waitForNext('ready');
    await assistant.completions.suggest(CONTEXT, false);
    expect(await ready).toEqual({ kind: 'ready', model: 'first' });
    await assistant.completions.suggest(
      createCursorContext('qc = other║'),
      false
    );
    expect(
      server.requestLines.filter(line => line.endsWith('/models'))
    ).toHaveLength(1);
    const completions = server.requests.filter(
      ({ path }) => path === '/v1/completions'
    );
    expect(completions.map(({ body }) => body)).toMatchObject([
      { model: 'first' },
      { model: 'first' }
    ]);
  });

  it('the first of another service is not used, even if its list arrives late', async () => {
    let sendList: () => void = () => undefined;
    let resolveReceived: () => void = () => undefined;
    const received = new Promise<void>(resolve => (resolveReceived = resolve));
    const { assistant } = await startAssistant(
      (request, response) => {
        if (request.path === '/v1/models') {
          sendList = () => answerJson(response, { data: [{ id: 'theirs' }] });
          resolveReceived();
        } else {
          createServiceHandler('')(request, response);
        }
      },
      { model: '' }
    );
    const disclaimer = assistant.getDisclaimer();
    await received;
    const other = await TestServer.start(createServiceHandler('Register(3)'));
    assistant.configure(createSettings(other, { model: '' }));
    sendList();
    expect((await disclaimer)?.model).toBe('theirs');
    await assistant.completions.suggest(CONTEXT, false);
    expect(other.requests.at(-1)).toMatchObject({
      path: '/v1/completions',
      body: { model: 'first' }
    });
  });
});

describe('a request by the user', () => {
  const DISCLAIMER = {
    id: 'd1',
    version: '',
    title: '',
    body: 'Text',
    model: 'granite',
    accepted: false
  };

  it('returns the models and the disclaimer', async () => {
    const { assistant, statusLog } = await startAssistant(
      createServiceHandler('')
    );
    const models = await assistant.listModels();
    expect(models.map(({ id }) => id)).toEqual(['first', 'second']);
    const accepted = { ...DISCLAIMER, accepted: true };
    expect(await assistant.getDisclaimer()).toEqual(accepted);
    expect(statusLog.all).toEqual([]);
  });

  it.each([
    [true, 'ready'],
    [false, 'disclaimer']
  ])(
    'sends the answer to the disclaimer: accepted %s',
    async (accepted, kind) => {
      const { assistant, server, statusLog } = await startAssistant(
        createServiceHandler('')
      );
      await assistant.answerDisclaimer(DISCLAIMER, accepted);
      expect(server.requests.at(-1)).toMatchObject({
        path: '/v1/model/granite/disclaimer',
        body: { disclaimer: 'd1', accepted }
      });
      expect(statusLog.all).toEqual([{ kind, model: 'granite' }]);
    }
  );

  it.each<[string, (assistant: Assistant) => Promise<unknown>]>([
    ['models', assistant => assistant.listModels()],
    ['the disclaimer', assistant => assistant.getDisclaimer()],
    [
      'an answer to the disclaimer',
      assistant => assistant.answerDisclaimer(DISCLAIMER, true)
    ]
  ])('that fails changes the status: %s', async (_, request) => {
    const { assistant, statusLog } = await startAssistant(failWith(401));
    const problem: ApiProblem = { kind: 'unauthorized', message: 'No.' };
    await expect(request(assistant)).rejects.toMatchObject({ problem });
    expect(statusLog.all).toEqual([{ kind: 'failed', problem }]);
  });
});

describe('the outcome of a suggestion', () => {
  const ACCEPTED = determineOutcome('inserted', 10);

  /** Creates a service that answers the report with a status, and a promise of the report. */
  function createReportService(status = 200) {
    let resolveReport: (request: IReceivedRequest) => void = () => undefined;
    const report = new Promise<IReceivedRequest>(
      resolve => (resolveReport = resolve)
    );
    const answer: RequestHandler = (request, response) => {
      if (request.path === '/v1/completions/accept') {
        resolveReport(request);
        answerJson(response, { success: true }, status);
      } else {
        createServiceHandler('Circuit(2)')(request, response);
      }
    };
    return { report, answer };
  }

  const listReports = ({ requestLines }: TestServer) =>
    requestLines.filter(line => line.endsWith('/accept'));

  it('is reported, and a failure of the report goes unnoticed', async () => {
    const { report, answer } = createReportService(500);
    const { assistant, statusLog } = await startAssistant(answer);
    const ready = statusLog.waitForNext('ready');
    await assistant.completions.suggest(CONTEXT, false);
    await ready;
    const countBefore = statusLog.all.length;
    assistant.reportOutcome('c1', ACCEPTED);
    assistant.flushReports();
    expect((await report).body).toEqual({
      completion: 'c1',
      accepted: true,
      outcome: 'accepted',
      ending: 'inserted',
      accepted_characters: 10,
      characters: 10
    });
    expect(statusLog.all).toHaveLength(countBefore);
  });

  it('is reported only to the service that made the suggestion, with its token', async () => {
    const { report, answer } = createReportService();
    const { assistant, server } = await startAssistant(answer);
    await (
      await assistant.completions.suggest(CONTEXT, false)
    )?.generation.finished;
    const other = await TestServer.start(createServiceHandler('Register(3)'));
    assistant.configure(createSettings(other, { token: 'another-token' }));
    assistant.reportOutcome('c1', ACCEPTED);
    assistant.flushReports();
    const { headers } = await report;
    expect(headers.authorization).toBe(`Bearer ${TEST_TOKEN}`);
    expect(listReports(server)).toHaveLength(1);
    expect(other.requestLines).toEqual([]);
  });

  it('is reported at once when another service is chosen', async () => {
    const { report, answer } = createReportService();
    const { assistant, settings } = await startAssistant(answer);
    await (
      await assistant.completions.suggest(CONTEXT, false)
    )?.generation.finished;
    assistant.reportOutcome('c1', ACCEPTED);
    assistant.configure({ ...settings, serviceUrl: 'http://127.0.0.1:1' });
    expect((await report).body).toMatchObject({ completion: 'c1' });
  });

  it('is not reported once reports are switched off', async () => {
    const { report, answer } = createReportService();
    const { assistant, server, settings } = await startAssistant(answer);
    await (
      await assistant.completions.suggest(CONTEXT, false)
    )?.generation.finished;
    assistant.reportOutcome('c1', ACCEPTED);
    assistant.configure({ ...settings, reports: false });
    assistant.flushReports();
    await (
      await assistant.completions.suggest(createCursorContext('qd = ║'), false)
    )?.generation.finished;
    assistant.configure(settings);
    assistant.reportOutcome('c1', ACCEPTED);
    assistant.flushReports();
    expect((await report).body).toMatchObject({ completion: 'c1' });
    expect(listReports(server)).toHaveLength(1);
  });
});
