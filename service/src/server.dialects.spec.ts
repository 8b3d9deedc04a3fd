import type {
  IChatCompletion,
  IDisclaimer
} from '../../src/wire/completionApi';
import { FakeEngine } from './testing/fakeEngine';
import {
  closeServices,
  readEvents,
  readJson,
  startService
} from './testing/service';

const MODEL = 'granite-8b-qiskit';
const CHAT = {
  model: MODEL,
  messages: [{ role: 'user', content: '# Build a Bell pair' }]
};

afterEach(closeServices);

describe('the hosted dialect', () => {
  it('shows its name without a token, but nothing else', async () => {
    const { url } = await startService({ dialect: 'hosted' });
    expect(await readJson(await fetch(`${url}/`))).toMatchObject({
      name: 'qiskit-code-assistant'
    });
    const models = await fetch(`${url}/v1/models`);
    expect(models.status).toBe(401);
    expect(await readJson(models)).toEqual({
      detail: expect.stringContaining('token') as string
    });
  });

  it('answers the requests of the official clients, in their order', async () => {
    const service = await startService({ dialect: 'hosted' });
    const { call } = service;
    expect(await readJson(await call(`/v1/models/${MODEL}`))).toMatchObject({
      id: MODEL
    });
    const rejected = await call('/v1/chat/completions', CHAT);
    expect(rejected.status).toBe(403);
    expect(Object.keys(await readJson<object>(rejected))).toEqual(['detail']);

    const path = `/v1/models/${MODEL}/disclaimer`;
    const { id } = await readJson<IDisclaimer>(await call(path));
    await call(path, { disclaimer: id, accepted: true });
    const answer = await readJson<IChatCompletion>(
      await call('/v1/chat/completions', CHAT)
    );
    expect(answer.choices[0]?.message).toEqual({
      role: 'assistant',
      content: 'ab'
    });
    const report = { completion: answer.id, accepted: true };
    expect(
      await readJson(await call('/v1/completion/acceptance', report))
    ).toEqual({
      success: true
    });
  });

  it('has no endpoints that only the documented API has', async () => {
    const { call } = await startService({ dialect: 'hosted' });
    expect((await call(`/v1/model/${MODEL}`)).status).toBe(404);
    expect((await call('/v1/completions', CHAT)).status).toBe(404);
  });
});

describe('each other dialect', () => {
  it.each(['qiskit', 'openai'] as const)(
    'is named in the answer to GET /: %s',
    async dialect => {
      const { call } = await startService({ dialect });
      expect(await readJson(await call('/'))).toMatchObject({
        name: 'qiskit-completer-service',
        dialect
      });
    }
  );
});

describe('the openai dialect', () => {
  it('has no disclaimers', async () => {
    const { call } = await startService({ dialect: 'openai' });
    const body = { model: MODEL, prompt: '# a' };
    expect((await call('/completions', body)).status).toBe(200);
    expect((await call(`/v1/models/${MODEL}/disclaimer`)).status).toBe(404);
    expect((await call('/v1/models/ibm%2Fgranite:8b')).status).toBe(200);
  });

  it('streams a chat completion as deltas', async () => {
    const { call } = await startService({ dialect: 'openai' });
    const body = { ...CHAT, stream: true };
    const data = await readEvents(await call('/v1/chat/completions', body));
    expect(data.pop()).toBe('[DONE]');
    const deltas = data.map(
      each => (JSON.parse(each) as IChatCompletion).choices[0]?.delta
    );
    expect(deltas).toEqual([
      { role: 'assistant', content: 'a' },
      { content: 'b' },
      { content: '' }
    ]);
  });

  it('joins several messages, and the parts of a message, to a prompt', async () => {
    const engine = new FakeEngine();
    const { call } = await startService({ dialect: 'openai', engine });
    const content = [
      { type: 'text', text: '# c' },
      { type: 'text', text: 'd' }
    ];
    const messages = [
      { role: 'system', content: '# a' },
      { role: 'user', content }
    ];
    await call('/v1/chat/completions', { model: MODEL, messages });
    expect(engine.requests[0]?.prompt).toBe('# a\n\n# cd');
  });
});
