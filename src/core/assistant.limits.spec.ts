import { startAssistant } from '../testing/servers/assistant';
import { placeAt } from '../testing/cursorContextAt';
import {
  answerJson,
  type Answering,
  answerStream,
  chunkOf,
  type ISeen,
  stopServers
} from '../testing/servers/standInServer';

/** More than any budget, on both sides of the cursor. */
const LONG = 'qc.h(0)\n'.repeat(1000);
const FIRST = placeAt(`${LONG}qc = Quantum║\n${LONG}`);
/** What fits into 1,024 tokens with an answer of 128, of code as dense as it gets. */
const MOST = (1024 - 128) * 1.2;
const SECOND = placeAt(`${LONG}qd = Quantum║\n${LONG}`);

/** A service that completes, and calls `told` when its models were asked for. */
const telling =
  (models: Answering, told: () => void): Answering =>
  (seen, response) => {
    if (seen.path === '/v1/models') {
      models(seen, response);
      told();
    } else {
      const send = answerStream(response);
      send(chunkOf('Circuit(2)', 'stop'));
      send('[DONE]');
      response.end();
    }
  };

async function asking(models: Answering, model = 'granite') {
  let told: () => void = () => undefined;
  const asked = new Promise<void>(resolve => (told = resolve));
  const { assistant, server } = await startAssistant(telling(models, told), {
    model,
    dialect: 'openai'
  });
  return { assistant, server, asked };
}

/** How much of the notebook each completion was asked for with. */
function lengths(seen: readonly ISeen[]): number[] {
  return seen
    .filter(({ path }) => path === '/v1/completions')
    .map(({ body }) => body as { prompt: string; suffix: string })
    .map(({ prompt, suffix }) => prompt.length + suffix.length);
}

const card = (card: object): Answering => {
  const data = [{ id: 'other' }, { id: 'granite', ...card }];
  return (_, response) => answerJson(response, { data });
};

afterEach(stopServers);

describe('a model that can hold little', () => {
  it('is found out after the first suggestion, and gets less from then on', async () => {
    const { assistant, server, asked } = await asking(
      card({ max_model_len: 1024 })
    );
    const first = await assistant.suggest(FIRST, false);
    await first?.session.ended;
    expect(first?.session.text).toBe('Circuit(2)');
    await asked;
    // The list is taken in when its answer is; another row's answer is later.
    await assistant.models();
    await assistant.suggest(SECOND, false);
    const [before = 0, after = 0] = lengths(server.seen);
    expect(before).toBeGreaterThan(4000);
    expect(after).toBeLessThanOrEqual(MOST);
  });

  it('gets less at once where the list was seen before', async () => {
    const models = card({ max_model_len: 1024 });
    const { assistant, server } = await asking(models, 'granite');
    await assistant.models();
    await assistant.suggest(FIRST, false);
    expect(lengths(server.seen)[0]).toBeLessThanOrEqual(MOST);
  });
});

describe('a service that does not say how much its models hold', () => {
  it.each<[string, Answering]>([
    ['in its list', card({})],
    ['because it has no list', (_, r) => answerJson(r, {}, 404)],
    ['because its list is broken', (_, r) => r.end('<h1>No</h1>')]
  ])('%s gets a whole prompt, and is asked once', async (_, models) => {
    const { assistant, server, asked } = await asking(models);
    for (const place of [FIRST, SECOND]) {
      const suggestion = await assistant.suggest(place, false);
      await suggestion?.session.ended;
      await asked;
    }
    const [before = 0, after = 0] = lengths(server.seen);
    expect(before).toBeGreaterThan(4000);
    expect(after).toBe(before);
    const lists = server.calls.filter(call => call === 'GET /v1/models');
    expect(lists).toHaveLength(1);
  });
});
