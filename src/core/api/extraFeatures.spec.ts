import {
  answerJson,
  beginEventStream,
  type RequestHandler,
  TestServer,
  stopServers,
  TEST_TOKEN
} from '../../testing/servers/testServer';
import { ApiClient } from './client';
import { NO_FEATURES } from './features';
import type { IMigrationStep } from './migrationStream';
import { ApiError } from '../errors/problem';

afterEach(stopServers);

const NEVER = new AbortController().signal;
const MIGRATION_ONLY = { feedback: false, migration: true };

/** Creates the handler of a hosted service; `answerOthers` answers the other endpoints. */
const createHostedService =
  (frontPage: object, answerOthers: RequestHandler): RequestHandler =>
  (request, response) => {
    if (request.path === '/') {
      answerJson(response, { name: 'qiskit-code-assistant', ...frontPage });
    } else if (request.path === '/v1/model/m/disclaimer') {
      answerJson(response, { detail: 'Not Found' }, 404);
    } else {
      answerOthers(request, response);
    }
  };

async function startClient(answer: RequestHandler) {
  const server = await TestServer.start(answer);
  const options = { root: server.url, token: TEST_TOKEN, transport: fetch };
  return { server, client: new ApiClient(options, 'auto') };
}

/** Starts a client that has discovered the extra features of a hosted service. */
async function startDiscoveredClient(
  frontPage: object,
  answerOthers: RequestHandler
) {
  const handler = createHostedService(frontPage, answerOthers);
  const { server, client } = await startClient(handler);
  await client.getDialectName('m');
  return { server, client };
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

describe('the extra features', () => {
  it('are none until they are known, and are not requested', async () => {
    const { server, client } = await startClient(
      createHostedService({}, answerSuccess)
    );
    expect(client.extraFeatures.features).toEqual(NO_FEATURES);
    await client.extraFeatures.discover();
    expect(server.requestLines).toEqual([]);
  });

  it.each([
    [
      'both, as for the official clients, if the front page lists none',
      {},
      { feedback: true, migration: true }
    ],
    [
      'those that the front page lists',
      { capabilities: ['feedback'] },
      { feedback: true, migration: false }
    ]
  ])('of a hosted service are %s', async (_, frontPage, features) => {
    const { client } = await startDiscoveredClient(frontPage, answerSuccess);
    expect(client.extraFeatures.features).toEqual(features);
  });

  it('are none for other servers', async () => {
    const { server, client } = await startClient((_, response) =>
      answerJson(response, {}, 404)
    );
    expect(await client.getDialectName('m')).toBe('openai');
    expect(client.extraFeatures.features).toEqual(NO_FEATURES);
    await client.extraFeatures.discover();
    const probes = server.requestLines.filter(line => line === 'GET /');
    expect(probes).toHaveLength(1);
  });

  it('are requested once if the user has set the dialect', async () => {
    const server = await TestServer.start(
      createHostedService({ capabilities: ['migration'] }, answerSuccess)
    );
    const options = { root: server.url, token: TEST_TOKEN, transport: fetch };
    const client = new ApiClient(options, 'hosted');
    await Promise.all([
      client.extraFeatures.discover(),
      client.extraFeatures.discover()
    ]);
    expect(client.extraFeatures.features).toEqual(MIGRATION_ONLY);
    expect(server.requestLines).toEqual(['GET /']);
  });
});

describe('feedback', () => {
  it('is sent in the fields that the official clients use', async () => {
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
    const request = server.requests.at(-1);
    expect(request?.path).toBe('/feedback');
    expect(request?.body).toEqual(feedback);
    expect(request?.headers.authorization).toBe(`Bearer ${TEST_TOKEN}`);
  });

  it.each([404, 403, 405, 501])(
    'is no longer available after a %s',
    async status => {
      const { client } = await startDiscoveredClient({}, (_, response) =>
        answerJson(response, { detail: 'No.' }, status)
      );
      const sending = client.extraFeatures.sendFeedback({});
      await expect(sending).rejects.toThrow(ApiError);
      expect(client.extraFeatures.features).toEqual(MIGRATION_ONLY);
    }
  );

  it.each([401, 422, 429, 500])('stays available after a %s', async status => {
    const { client } = await startDiscoveredClient({}, (_, response) =>
      answerJson(response, { detail: 'No.' }, status)
    );
    const sending = client.extraFeatures.sendFeedback({});
    await expect(sending).rejects.toThrow(ApiError);
    expect(client.extraFeatures.features.feedback).toBe(true);
  });
});

describe('migration', () => {
  it('is read as it is streamed, until the connection ends', async () => {
    const { server, client } = await startDiscoveredClient(
      {},
      (_, response) => {
        const send = beginEventStream(response);
        const ids = { migration_id: 'i', model_id: 'm' };
        send({ ...ids, plan_steps: ['Look'], migrated_code: '' });
        send({ ...ids, final_thoughts: 'Fine', migrated_code: null });
        send({ ...ids, migrated_code: 'new' });
        send({ ...ids, migrated_code: '()' });
        response.end();
      }
    );
    expect(await collectSteps(client)).toEqual([
      { stage: 'planning', text: '' },
      { stage: 'reviewing', text: '' },
      { stage: 'writing', text: 'new' },
      { stage: 'writing', text: '()' }
    ]);
    const request = server.requests.at(-1);
    expect(request?.path).toBe('/migrate');
    expect(request?.body).toEqual({ code: 'old()', stream: true });
  });

  it('is read from a service that sends one answer', async () => {
    const { client } = await startDiscoveredClient({}, (_, response) =>
      answerJson(response, { migration_id: 'i', migrated_code: 'new()' })
    );
    expect(await collectSteps(client)).toEqual([
      { stage: 'writing', text: 'new()' }
    ]);
  });

  it('fails with an error in the middle of the stream, shown without the token', async () => {
    const { client } = await startDiscoveredClient({}, (_, response) => {
      beginEventStream(response)({ error: `No ${TEST_TOKEN}.` });
      response.end();
    });
    await expect(collectSteps(client)).rejects.toMatchObject({
      problem: { kind: 'serverFailed', message: 'No ….' }
    });
  });

  it('is cut if the connection breaks off', async () => {
    const { client } = await startDiscoveredClient({}, (_, response) => {
      beginEventStream(response)({ migrated_code: 'new' });
      setImmediate(() => response.destroy());
    });
    await expect(collectSteps(client)).rejects.toMatchObject({
      problem: { kind: 'cut' }
    });
  });

  it('closes the connection when it is aborted', async () => {
    const controller = new AbortController();
    let closed: Promise<void> | undefined;
    const { client } = await startDiscoveredClient({}, (_, response) => {
      closed = new Promise(resolve => response.once('close', resolve));
      beginEventStream(response)({ migrated_code: 'new' });
    });
    const reading = (async () => {
      const steps = client.extraFeatures.migrate('old()', controller.signal);
      await steps.next();
      controller.abort();
      await steps.next();
    })();
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
    await closed;
  });

  it('has its own disclaimer', async () => {
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
