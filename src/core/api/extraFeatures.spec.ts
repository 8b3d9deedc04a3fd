import {
  answerJson,
  answerStream,
  type Answering,
  StandInServer,
  stopServers,
  TOKEN
} from '../../testing/servers/standInServer';
import { ApiClient } from './client';
import type { IMigrationStep } from './migrationStream';
import { ApiError } from '../errors/problem';

afterEach(stopServers);

const NEVER = new AbortController().signal;

/** A hosted service, by its front page, that answers the other rows as a spec wants. */
const hosted =
  (front: object, others: Answering): Answering =>
  (seen, response) => {
    if (seen.path === '/') {
      answerJson(response, { name: 'qiskit-code-assistant', ...front });
    } else if (seen.path === '/v1/model/m/disclaimer') {
      answerJson(response, { detail: 'Not Found' }, 404);
    } else {
      others(seen, response);
    }
  };

async function clientOf(answer: Answering) {
  const server = await StandInServer.start(answer);
  const endpoint = { root: server.url, token: TOKEN, fetch };
  return { server, client: new ApiClient(endpoint, 'auto') };
}

/** A client that has found out what is offered. */
async function knowing(front: object, others: Answering) {
  const known = await clientOf(hosted(front, others));
  await known.client.dialectName('m');
  return known;
}

const succeeds: Answering = (_, response) =>
  answerJson(response, { message: 'Thanks.' });

async function stepsOf(
  client: ApiClient,
  signal = NEVER
): Promise<IMigrationStep[]> {
  const steps = [];
  for await (const step of client.extras.migrate('old()', signal)) {
    steps.push(step);
  }
  return steps;
}

describe('what is offered', () => {
  it('is nothing until it is known, and nothing is asked for it', async () => {
    const { server, client } = await clientOf(hosted({}, succeeds));
    expect(client.extras.offers).toEqual({ feedback: false, migration: false });
    await client.extras.learn();
    expect(server.calls).toEqual([]);
  });

  it('is both by a hosted service that says no more, as its clients take it', async () => {
    const { client } = await knowing({}, succeeds);
    expect(client.extras.offers).toEqual({ feedback: true, migration: true });
  });

  it('is what a front page lists', async () => {
    const { client } = await knowing({ capabilities: ['feedback'] }, succeeds);
    expect(client.extras.offers).toEqual({ feedback: true, migration: false });
  });

  it('is nothing by other servers', async () => {
    const { server, client } = await clientOf((_, response) =>
      answerJson(response, {}, 404)
    );
    expect(await client.dialectName('m')).toBe('openai');
    expect(client.extras.offers).toEqual({ feedback: false, migration: false });
    await client.extras.learn();
    expect(server.calls.filter(call => call === 'GET /')).toHaveLength(1);
  });

  it('is asked for once where the dialect was set by hand', async () => {
    const server = await StandInServer.start(
      hosted({ capabilities: ['migration'] }, succeeds)
    );
    const endpoint = { root: server.url, token: TOKEN, fetch };
    const client = new ApiClient(endpoint, 'hosted');
    await Promise.all([client.extras.learn(), client.extras.learn()]);
    expect(client.extras.offers).toEqual({ feedback: false, migration: true });
    expect(server.calls).toEqual(['GET /']);
  });
});

describe('feedback', () => {
  it('is sent in the fields of the official clients', async () => {
    const { server, client } = await knowing({}, succeeds);
    const feedback = {
      model_id: 'm',
      prompt_id: 'c1',
      positive_feedback: false,
      comment: 'It is old.',
      input: '# a',
      output: 'b'
    };
    await client.extras.feedback(feedback);
    const last = server.seen.at(-1);
    expect(last?.path).toBe('/feedback');
    expect(last?.body).toEqual(feedback);
    expect(last?.headers.authorization).toBe(`Bearer ${TOKEN}`);
  });

  it.each([404, 403, 405, 501])(
    'is not offered any more once the service says %s',
    async status => {
      const { client } = await knowing({}, (_, response) =>
        answerJson(response, { detail: 'No.' }, status)
      );
      await expect(client.extras.feedback({})).rejects.toThrow(ApiError);
      expect(client.extras.offers).toEqual({
        feedback: false,
        migration: true
      });
    }
  );

  it.each([401, 422, 429, 500])('stays offered after a %s', async status => {
    const { client } = await knowing({}, (_, response) =>
      answerJson(response, { detail: 'No.' }, status)
    );
    await expect(client.extras.feedback({})).rejects.toThrow(ApiError);
    expect(client.extras.offers.feedback).toBe(true);
  });
});

describe('migration', () => {
  it('is read as it is streamed, to the end of the connection', async () => {
    const { server, client } = await knowing({}, (_, response) => {
      const send = answerStream(response);
      const head = { migration_id: 'i', model_id: 'm' };
      send({ ...head, plan_steps: ['Look'], migrated_code: '' });
      send({ ...head, final_thoughts: 'Fine', migrated_code: null });
      send({ ...head, migrated_code: 'new' });
      send({ ...head, migrated_code: '()' });
      response.end();
    });
    expect(await stepsOf(client)).toEqual([
      { stage: 'planning', text: '' },
      { stage: 'reviewing', text: '' },
      { stage: 'writing', text: 'new' },
      { stage: 'writing', text: '()' }
    ]);
    const last = server.seen.at(-1);
    expect(last?.path).toBe('/migrate');
    expect(last?.body).toEqual({ code: 'old()', stream: true });
  });

  it('is read from a service that answers whole', async () => {
    const { client } = await knowing({}, (_, response) =>
      answerJson(response, { migration_id: 'i', migrated_code: 'new()' })
    );
    expect(await stepsOf(client)).toEqual([
      { stage: 'writing', text: 'new()' }
    ]);
  });

  it('fails with what the service says in mid-stream, without the token', async () => {
    const { client } = await knowing({}, (_, response) => {
      answerStream(response)({ error: `No ${TOKEN}.` });
      response.end();
    });
    await expect(stepsOf(client)).rejects.toMatchObject({
      problem: { kind: 'serverFailed', said: 'No ….' }
    });
  });

  it('that breaks off is cut, not complete', async () => {
    const { client } = await knowing({}, (_, response) => {
      answerStream(response)({ migrated_code: 'new' });
      setImmediate(() => response.destroy());
    });
    await expect(stepsOf(client)).rejects.toMatchObject({
      problem: { kind: 'cut' }
    });
  });

  it('closes the connection when it is given up', async () => {
    const stop = new AbortController();
    let closed: Promise<void> | undefined;
    const { client } = await knowing({}, (_, response) => {
      closed = new Promise(resolve => response.once('close', resolve));
      answerStream(response)({ migrated_code: 'new' });
    });
    const reading = (async () => {
      const steps = client.extras.migrate('old()', stop.signal);
      await steps.next();
      stop.abort();
      await steps.next();
    })();
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
    await closed;
  });

  it('has a disclaimer of its own', async () => {
    const { server, client } = await knowing({}, ({ path }, response) =>
      path === '/migrate'
        ? answerJson(response, { detail: 'Disclaimer not accepted' }, 403)
        : answerJson(response, { id: 'd1', body: 'Text' })
    );
    await expect(stepsOf(client)).rejects.toMatchObject({
      problem: { kind: 'disclaimer' }
    });
    expect(client.extras.offers.migration).toBe(true);
    expect(await client.extras.migrationDisclaimer()).toMatchObject({
      id: 'd1',
      body: 'Text'
    });
    await client.extras.reviewMigration(true);
    expect(server.calls.slice(-2)).toEqual([
      'GET /migrate/disclaimer',
      'POST /migrate/disclaimer/acceptance'
    ]);
    expect(server.seen.at(-1)?.body).toEqual({ accepted: true });
  });
});
