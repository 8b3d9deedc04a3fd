import type { ICompletion } from '../../../src/wire/completionApi';
import { FakeEngine } from '../testing/fakeEngine';
import {
  answerDisclaimer,
  closeServices,
  readEvents,
  readJson,
  startService,
  type ITestService
} from '../testing/service';

const MODEL = 'granite-8b-qiskit';

let engine: FakeEngine;
let service: ITestService;

beforeEach(async () => {
  engine = new FakeEngine();
  service = await startService({ engine });
  await answerDisclaimer(service);
});

afterEach(closeServices);

const complete = (body: object) =>
  service.call('/v1/completions', { model: MODEL, prompt: '# a', ...body });

describe('POST /v1/completions', () => {
  it('answers as a whole', async () => {
    const completion = await readJson<ICompletion>(await complete({}));
    expect(completion).toEqual({
      id: expect.stringMatching(/^cmpl-\w{24}$/) as string,
      object: 'text_completion',
      created: expect.any(Number) as number,
      model: MODEL,
      choices: [
        { index: 0, text: 'ab', finish_reason: 'stop', logprobs: null }
      ],
      usage: { prompt_tokens: 3, completion_tokens: 2, total_tokens: 5 }
    });
  });

  it('answers as a stream of chunks with one id', async () => {
    const response = await complete({ stream: true });
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    const data = await readEvents(response);
    expect(data.pop()).toBe('[DONE]');
    const chunks = data.map(each => JSON.parse(each) as ICompletion);
    expect(chunks.map(({ choices }) => choices[0]?.text).join('')).toBe('ab');
    const reasons = chunks.map(({ choices }) => choices[0]?.finish_reason);
    expect(reasons).toEqual([null, null, 'stop']);
    expect(new Set(chunks.map(({ id }) => id)).size).toBe(1);
    expect(chunks.some(({ usage }) => usage)).toBe(false);
  });

  it('ends a stream with the usage if that is requested', async () => {
    const stream_options = { include_usage: true };
    const data = await readEvents(
      await complete({ stream: true, stream_options })
    );
    expect(JSON.parse(data.at(-2) ?? '')).toMatchObject({
      usage: { total_tokens: 5 }
    });
  });

  it('passes the client’s options on to the engine', async () => {
    await complete({});
    await complete({
      prompt: ['# b'],
      suffix: 'z',
      max_tokens: 5000,
      temperature: 0.5,
      stop: 'x',
      seed: 7
    });
    expect(engine.requests).toEqual([
      { model: MODEL, prompt: '# a', maxTokens: 64, temperature: 0 },
      {
        model: MODEL,
        prompt: '# b',
        suffix: 'z',
        maxTokens: 512,
        temperature: 0.5,
        stop: ['x'],
        seed: 7
      }
    ]);
  });

  it('ignores other fields that OpenAI’s clients send', async () => {
    const response = await complete({
      n: 1,
      best_of: 1,
      echo: false,
      logprobs: null,
      user: 'me',
      stop: null,
      suffix: null,
      seed: null,
      stream: null,
      frequency_penalty: 0
    });
    expect(response.status).toBe(200);
  });

  it('treats an empty list of stop sequences as none', async () => {
    await complete({ stop: [] });
    expect(engine.requests[0]?.stop).toBeUndefined();
  });

  it.each([
    [{ prompt: 5 }, /prompt must be string or array/],
    [{ prompt: ['a', 'b'] }, /One prompt per request/],
    [{ prompt: [[1, 2]] }, /prompt must be string/],
    [{ model: 5 }, /model must be string/],
    [{ max_tokens: 0 }, /max_tokens must be >= 1/],
    [{ temperature: 3 }, /temperature must be <= 2/],
    [{ n: 2 }, /One completion per request/],
    [{ stop: Array(17).fill('x') }, /stop must NOT have more than 16 items/]
  ])('rejects %j with the reason', async (body, message) => {
    const response = await complete(body);
    expect(response.status).toBe(400);
    expect(await readJson(response)).toMatchObject({
      error: {
        message: expect.stringMatching(message) as string,
        type: 'invalid_request_error'
      }
    });
  });

  it('explains that the model does not exist', async () => {
    const response = await complete({ model: 'none' });
    expect(response.status).toBe(404);
    expect(await readJson(response)).toMatchObject({
      error: { code: 'model_not_found', param: 'model' }
    });
  });
});
