import {
  answerJson,
  beginEventStream,
  type RequestHandler,
  TestServer,
  stopServers,
  TEST_TOKEN
} from '../../testing/servers/standInServer';
import { ApiClient } from './client';
import type { IMigrationStep } from './migrationStream';
import { ApiError } from '../errors/problem';

afterEach(stopServers);

const NEVER = new AbortController().signal;

/** A hosted service, by its front page, that answers the other rows as a spec wants. */
const createHostedService =
  (front: object, others: RequestHandler): RequestHandler =>
  (seen, response) => {
    if (seen.path === '/') {
      answerJson(response, { name: 'qiskit-code-assistant', ...front });
    } else if (seen.path === '/v1/model/m/disclaimer') {
      answerJson(response, { detail: 'Not Found' }, 404);
    } else {
      others(seen, response);
    }
  };

async function startClient(answer: RequestHandler) {
  const server = await TestServer.start(answer);
  const options = { root: server.url, token: TEST_TOKEN, transport: fetch };
  return { server, client: new ApiClient(options, 'auto') };
}

/** A client that has found out what is offered. */
async function startDiscoveredClient(front: object, others: RequestHandler) {
  const started = await startClient(createHostedService(front, others));
  await started.client.getDialectName('m');
  return started;
}

const answerSuccess: RequestHandler = (_, response) =>
  answerJson(response, { message: 'Thanks.' });

async function collectSteps(
  client: ApiClient,
  signal = NEVER
): Promise<IMigrationStep[]> {
  const steps = [];
  for await (const step of client.extraFeatures.migrate('old()', signal)) {
    steps.push(step);
  }
  return steps;
}

describe('what is offered', () => {
  it('is nothing until it is known, and nothing is asked for it', async () => {
    const { server, client } = await startClient(
      createHostedService({}, answerSuccess)
    );
    expect(client.extraFeatures.features).toEqual({
      feedback: false,
      migration: false
    });
    await client.extraFeatures.discover();
    expect(server.requestLines).toEqual([]);
  });

  it('is both by a hosted service that says no more, as its clients take it', async () => {
    const { client } = await startDiscoveredClient({}, answerSuccess);
    expect(client.extraFeatures.features).toEqual({
      feedback: true,
      migration: true
    });
  });

  it('is what a front page lists', async () => {
    const { client } = await startDiscoveredClient(
      { capabilities: ['feedback'] },
      answerSuccess
    );
    expect(client.extraFeatures.features).toEqual({
      feedback: true,
      migration: false
    });
  });

  it('is nothing by other servers', async () => {
    const { server, client } = await startClient((_, response) =>
      answerJson(response, {}, 404)
    );
    expect(await client.getDialectName('m')).toBe('openai');
    expect(client.extraFeatures.features).toEqual({
      feedback: false,
      migration: false
    });
    await client.extraFeatures.discover();
    expect(server.requestLines.filter(call => call === 'GET /')).toHaveLength(
      1
    );
  });

  it('is asked for once where the dialect was set by hand', async () => {
    const server = await TestServer.start(
      createHostedService({ capabilities: ['migration'] }, answerSuccess)
    );
    const endpoint = { root: server.url, token: TEST_TOKEN, transport: fetch };
    const client = new ApiClient(endpoint, 'hosted');
    await Promise.all([
      client.extraFeatures.discover(),
      client.extraFeatures.discover()
    ]);
    expect(client.extraFeatures.features).toEqual({
      feedback: false,
      migration: true
    });
    expect(server.requestLines).toEqual(['GET /']);
  });
});

describe('feedback', () => {
  it('is sent in the fields of the official clients', async () => {
    const { server, client } = await startDiscoveredClient({}, answerSuccess);
    const feedback = {
      model_id: 'm',
      prompt_id: 'c1',
      positive_feedback: false,
      comment: 'It is old.',
      input: '# a',
      output: 'b'
    };
    await client.extraFeatures.sendFeedback(feedback);
    const last = server.requests.at(-1);
    expect(last?.path).toBe('/feedback');
    expect(last?.body).toEqual(feedback);
    expect(last?.headers.authorization).toBe(`Bearer ${TEST_TOKEN}`);
  });

  it.each([404, 403, 405, 501])(
    'is not offered any more once the service says %s',
    async status => {
      const { client } = await startDiscoveredClient({}, (_, response) =>
        answerJson(response, { detail: 'No.' }, status)
      );
      await expect(client.extraFeatures.sendFeedback({})).rejects.toThrow(
        ApiError
      );
      expect(client.extraFeatures.features).toEqual({
        feedback: false,
        migration: true
      });
    }
  );

  it.each([401, 422, 429, 500])('stays offered after a %s', async status => {
    const { client } = await startDiscoveredClient({}, (_, response) =>
      answerJson(response, { detail: 'No.' }, status)
    );
    await expect(client.extraFeatures.sendFeedback({})).rejects.toThrow(
      ApiError
    );
    expect(client.extraFeatures.features.feedback).toBe(true);
  });
});

describe('migration', () => {
  it('is read as it is streamed, to the end of the connection', async () => {
    const { server, client } = await startDiscoveredClient(
      {},
      (_, response) => {
        const send = beginEventStream(response);
        const head = { migration_id: 'i', model_id: 'm' };
        send({ ...head, plan_steps: ['Look'], migrated_code: '' });
        send({ ...head, final_thoughts: 'Fine', migrated_code: null });
        send({ ...head, migrated_code: 'new' });
        send({ ...head, migrated_code: '()' });
        response.end();
      }
    );
    expect(await collectSteps(client)).toEqual([
      { stage: 'planning', text: '' },
      { stage: 'reviewing', text: '' },
      { stage: 'writing', text: 'new' },
      { stage: 'writing', text: '()' }
    ]);
    const last = server.requests.at(-1);
    expect(last?.path).toBe('/migrate');
    expect(last?.body).toEqual({ code: 'old()', stream: true });
  });

  it('is read from a service that answers whole', async () => {
    const { client } = await startDiscoveredClient({}, (_, response) =>
      answerJson(response, { migration_id: 'i', migrated_code: 'new()' })
    );
    expect(await collectSteps(client)).toEqual([
      { stage: 'writing', text: 'new()' }
    ]);
  });

  it('fails with what the service says in mid-stream, without the token', async () => {
    const { client } = await startDiscoveredClient({}, (_, response) => {
      beginEventStream(response)({ error: `No ${TEST_TOKEN}.` });
      response.end();
    });
    await expect(collectSteps(client)).rejects.toMatchObject({
      problem: { kind: 'serverFailed', message: 'No ….' }
    });
  });

  it('that breaks off is cut, not complete', async () => {
    const { client } = await startDiscoveredClient({}, (_, response) => {
      beginEventStream(response)({ migrated_code: 'new' });
      setImmediate(() => response.destroy());
    });
    await expect(collectSteps(client)).rejects.toMatchObject({
      problem: { kind: 'cut' }
    });
  });

  it('closes the connection when it is given up', async () => {
    const stop = new AbortController();
    let closed: Promise<void> | undefined;
    const { client } = await startDiscoveredClient({}, (_, response) => {
      closed = new Promise(resolve => response.once('close', resolve));
      beginEventStream(response)({ migrated_code: 'new' });
    });
    const reading = (async () => {
      const steps = client.extraFeatures.migrate('old()', stop.signal);
      await steps.next();
      stop.abort();
      await steps.next();
    })();
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
    await closed;
  });

  it('has a disclaimer of its own', async () => {
    const { server, client } = await startDiscoveredClient(
      {},
      ({ path }, response) =>
        path === '/migrate'
          ? answerJson(response, { detail: 'Disclaimer not accepted' }, 403)
          : answerJson(response, { id: 'd1', body: 'Text' })
    );
    await expect(collectSteps(client)).rejects.toMatchObject({
      problem: { kind: 'disclaimer' }
    });
    expect(client.extraFeatures.features.migration).toBe(true);
    expect(await client.extraFeatures.getMigrationDisclaimer()).toMatchObject({
      id: 'd1',
      body: 'Text'
    });
    await client.extraFeatures.answerMigrationDisclaimer(true);
    expect(server.requestLines.slice(-2)).toEqual([
      'GET /migrate/disclaimer',
      'POST /migrate/disclaimer/acceptance'
    ]);
    expect(server.requests.at(-1)?.body).toEqual({ accepted: true });
  });
});
