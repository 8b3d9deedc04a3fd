import { startAssistant } from '../testing/servers/assistant';
import { createCursorContext } from '../testing/cursorContextAt';
import {
  answerJson,
  type RequestHandler,
  beginEventStream,
  createChunk,
  type IReceivedRequest,
  stopServers
} from '../testing/servers/testServer';

/** Code that is longer than any budget. */
const LONG = 'qc.h(0)\n'.repeat(1000);
const FIRST_CONTEXT = createCursorContext(`${LONG}qc = Quantum║\n${LONG}`);
/** The most UTF-16 units that fit into 1,024 model tokens with an answer of 128, for the densest code. */
const MAX_UNITS = (1024 - 128) * 1.2;
const SECOND_CONTEXT = createCursorContext(`${LONG}qd = Quantum║\n${LONG}`);

/** Creates a service that answers completions, and calls `onModelsListed` once it has sent its models. */
const createService =
  (handleModels: RequestHandler, onModelsListed: () => void): RequestHandler =>
  (request, response) => {
    if (request.path === '/v1/models') {
      handleModels(request, response);
      onModelsListed();
    } else {
      const send = beginEventStream(response);
      send(createChunk('Circuit(2)', 'stop'));
      send('[DONE]');
      response.end();
    }
  };

async function startWithModels(
  handleModels: RequestHandler,
  model = 'granite'
) {
  let resolveListed: () => void = () => undefined;
  const modelsListed = new Promise<void>(resolve => (resolveListed = resolve));
  const { assistant, server } = await startAssistant(
    createService(handleModels, resolveListed),
    {
      model,
      dialect: 'openai'
    }
  );
  return { assistant, server, modelsListed };
}

/** Returns how much of the notebook was sent with each completion request, in UTF-16 units. */
function getSentLengths(requests: readonly IReceivedRequest[]): number[] {
  return requests
    .filter(({ path }) => path === '/v1/completions')
    .map(({ body }) => body as { prompt: string; suffix: string })
    .map(({ prompt, suffix }) => prompt.length + suffix.length);
}

const createModelList = (card: object): RequestHandler => {
  const data = [{ id: 'other' }, { id: 'granite', ...card }];
  return (_, response) => answerJson(response, { data });
};

afterEach(stopServers);

describe('a model with a short context', () => {
  it('is discovered after the first suggestion, and receives less from then on', async () => {
    const { assistant, server, modelsListed } = await startWithModels(
      createModelList({ max_model_len: 1024 })
    );
    const first = await assistant.completions.suggest(FIRST_CONTEXT, false);
    await first?.generation.finished;
    expect(first?.generation.text).toBe('Circuit(2)');
    await modelsListed;
    // The list has been processed once a second answer has arrived.
    await assistant.listModels();
    await assistant.completions.suggest(SECOND_CONTEXT, false);
    const [before = 0, after = 0] = getSentLengths(server.requests);
    expect(before).toBeGreaterThan(4000);
    expect(after).toBeLessThanOrEqual(MAX_UNITS);
  });

  it('receives less at once if the models were listed before', async () => {
    const models = createModelList({ max_model_len: 1024 });
    const { assistant, server } = await startWithModels(models, 'granite');
    await assistant.listModels();
    await assistant.completions.suggest(FIRST_CONTEXT, false);
    expect(getSentLengths(server.requests)[0]).toBeLessThanOrEqual(MAX_UNITS);
  });
});

describe('a service that does not report the context length', () => {
  it.each<[string, RequestHandler]>([
    ['in its list', createModelList({})],
    ['because it has no list', (_, response) => answerJson(response, {}, 404)],
    ['because its list is broken', (_, response) => response.end('<h1>No</h1>')]
  ])(
    '%s receives whole prompts, and is asked once',
    async (_, handleModels) => {
      const { assistant, server, modelsListed } =
        await startWithModels(handleModels);
      for (const context of [FIRST_CONTEXT, SECOND_CONTEXT]) {
        const suggestion = await assistant.completions.suggest(context, false);
        await suggestion?.generation.finished;
        await modelsListed;
      }
      const [before = 0, after = 0] = getSentLengths(server.requests);
      expect(before).toBeGreaterThan(4000);
      expect(after).toBe(before);
      const listRequests = server.requestLines.filter(
        line => line === 'GET /v1/models'
      );
      expect(listRequests).toHaveLength(1);
    }
  );
});
