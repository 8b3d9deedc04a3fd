import { startAssistant } from '../testing/servers/assistant';
import { createCursorContext } from '../testing/cursorContextAt';
import {
  answerJson,
  type RequestHandler,
  beginEventStream,
  createChunk,
  type IReceivedRequest,
  stopServers
} from '../testing/servers/standInServer';

/** More than any budget, on both sides of the cursor. */
const LONG = 'qc.h(0)\n'.repeat(1000);
const FIRST_CONTEXT = createCursorContext(`${LONG}qc = Quantum║\n${LONG}`);
/** What fits into 1,024 tokens with an answer of 128, of code as dense as it gets. */
const MAX_UNITS = (1024 - 128) * 1.2;
const SECOND_CONTEXT = createCursorContext(`${LONG}qd = Quantum║\n${LONG}`);

/** A service that completes, and calls `told` when its models were asked for. */
const createService =
  (models: RequestHandler, onModelsListed: () => void): RequestHandler =>
  (seen, response) => {
    if (seen.path === '/v1/models') {
      models(seen, response);
      onModelsListed();
    } else {
      const send = beginEventStream(response);
      send(createChunk('Circuit(2)', 'stop'));
      send('[DONE]');
      response.end();
    }
  };

async function startWithModels(models: RequestHandler, model = 'granite') {
  let resolveListed: () => void = () => undefined;
  const modelsListed = new Promise<void>(resolve => (resolveListed = resolve));
  const { assistant, server } = await startAssistant(
    createService(models, resolveListed),
    {
      model,
      dialect: 'openai'
    }
  );
  return { assistant, server, asked: modelsListed };
}

/** How much of the notebook each completion was asked for with. */
function getSentLengths(seen: readonly IReceivedRequest[]): number[] {
  return seen
    .filter(({ path }) => path === '/v1/completions')
    .map(({ body }) => body as { prompt: string; suffix: string })
    .map(({ prompt, suffix }) => prompt.length + suffix.length);
}

const createModelList = (card: object): RequestHandler => {
  const data = [{ id: 'other' }, { id: 'granite', ...card }];
  return (_, response) => answerJson(response, { data });
};

afterEach(stopServers);

describe('a model that can hold little', () => {
  it('is found out after the first suggestion, and gets less from then on', async () => {
    const { assistant, server, asked } = await startWithModels(
      createModelList({ max_model_len: 1024 })
    );
    const first = await assistant.suggest(FIRST_CONTEXT, false);
    await first?.session.ended;
    expect(first?.session.text).toBe('Circuit(2)');
    await asked;
    // The list is taken in when its answer is; another row's answer is later.
    await assistant.listModels();
    await assistant.suggest(SECOND_CONTEXT, false);
    const [before = 0, after = 0] = getSentLengths(server.requests);
    expect(before).toBeGreaterThan(4000);
    expect(after).toBeLessThanOrEqual(MAX_UNITS);
  });

  it('gets less at once where the list was seen before', async () => {
    const models = createModelList({ max_model_len: 1024 });
    const { assistant, server } = await startWithModels(models, 'granite');
    await assistant.listModels();
    await assistant.suggest(FIRST_CONTEXT, false);
    expect(getSentLengths(server.requests)[0]).toBeLessThanOrEqual(MAX_UNITS);
  });
});

describe('a service that does not say how much its models hold', () => {
  it.each<[string, RequestHandler]>([
    ['in its list', createModelList({})],
    ['because it has no list', (_, r) => answerJson(r, {}, 404)],
    ['because its list is broken', (_, r) => r.end('<h1>No</h1>')]
  ])('%s gets a whole prompt, and is asked once', async (_, models) => {
    const { assistant, server, asked } = await startWithModels(models);
    for (const context of [FIRST_CONTEXT, SECOND_CONTEXT]) {
      const suggestion = await assistant.suggest(context, false);
      await suggestion?.session.ended;
      await asked;
    }
    const [before = 0, after = 0] = getSentLengths(server.requests);
    expect(before).toBeGreaterThan(4000);
    expect(after).toBe(before);
    const lists = server.requestLines.filter(call => call === 'GET /v1/models');
    expect(lists).toHaveLength(1);
  });
});
