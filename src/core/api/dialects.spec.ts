import {
  answerJson,
  type Answering,
  StandInServer,
  stopServers
} from '../../testing/server';
import { ApiClient } from './client';
import { detectDialect } from './dialects';

const absent: Answering = (_, response) =>
  answerJson(response, { detail: 'Not Found' }, 404);

/** A server that has some rows and no others. */
const having =
  (rows: Record<string, unknown>): Answering =>
  (seen, response) =>
    seen.path in rows
      ? answerJson(response, rows[seen.path])
      : absent(seen, response);

async function detected(answer: Answering) {
  const server = await StandInServer.start(answer);
  const endpoint = { root: server.url, token: '', fetch };
  return { server, endpoint, dialect: detectDialect(endpoint, 'm') };
}

/** A status instead of the rows that tell dialects apart. */
const failing =
  (status: number): Answering =>
  (_, response) =>
    answerJson(response, { detail: 'no' }, status);

afterEach(stopServers);

describe('the dialect of a server', () => {
  it('with the documented disclaimer is the documented one', async () => {
    const { server, dialect } = await detected(
      having({ '/v1/model/m/disclaimer': { id: 'd', body: 'Text' } })
    );
    expect((await dialect).name).toBe('qiskit');
    expect(server.calls).toEqual(['GET /v1/model/m/disclaimer']);
  });

  it('whose front page says so is the hosted one', async () => {
    const { dialect } = await detected(
      having({ '/': { name: 'qiskit-code-assistant', version: '1' } })
    );
    expect((await dialect).name).toBe('hosted');
  });

  it.each<[string, Answering]>([
    ['with neither', absent],
    ['with another front page', having({ '/': { name: 'llama.cpp' } })],
    ['with a front page for people', (_, r) => r.end('<h1>Ollama</h1>')],
    ['that knows no such method', failing(405)],
    [
      'that answers a web page to everything',
      (_, r) => r.end('<!doctype html>')
    ]
  ])('%s is OpenAI’s', async (_, answer) => {
    const { dialect } = await detected(answer);
    expect((await dialect).name).toBe('openai');
  });

  it.each([
    [401, 'unauthorized'],
    [403, 'forbidden'],
    [429, 'rateLimited'],
    [503, 'serverFailed']
  ])('is not known from a %d', async (status, kind) => {
    const { dialect } = await detected(failing(status));
    await expect(dialect).rejects.toMatchObject({ problem: { kind } });
  });
});

describe('a client that finds out the dialect', () => {
  it('does so once', async () => {
    const server = await StandInServer.start(
      having({
        '/v1/model/m/disclaimer': { id: 'd', body: 'Text' },
        '/v1/completions/accept': { success: true }
      })
    );
    const endpoint = { root: server.url, token: '', fetch };
    const client = new ApiClient(endpoint, 'auto');
    await Promise.all([
      client.accept({ completion: 'c1', accepted: true }, 'm'),
      client.accept({ completion: 'c2', accepted: true }, 'm')
    ]);
    expect(server.calls).toEqual([
      'GET /v1/model/m/disclaimer',
      'POST /v1/completions/accept',
      'POST /v1/completions/accept'
    ]);
  });

  it('tries again after a failure', async () => {
    let broken = true;
    const server = await StandInServer.start((seen, response) =>
      (broken ? failing(500) : absent)(seen, response)
    );
    const endpoint = { root: server.url, token: '', fetch };
    const client = new ApiClient(endpoint, 'auto');
    await expect(client.disclaimer('m')).rejects.toMatchObject({
      problem: { kind: 'serverFailed', status: 500 }
    });
    broken = false;
    expect(await client.disclaimer('m')).toBeNull();
  });
});
