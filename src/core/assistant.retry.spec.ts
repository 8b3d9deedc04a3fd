import { startAssistant } from '../testing/servers/assistant';
import { createCursorContext } from '../testing/cursorContextAt';
import {
  answerJson,
  type RequestHandler,
  beginEventStream,
  createChunk,
  stopServers
} from '../testing/servers/standInServer';

/** More than any budget, on both sides of the cursor. */
const LONG = 'qc.h(0)\n'.repeat(1000);
const LONG_CONTEXTS = ['qa', 'qb', 'qc'].map(name =>
  createCursorContext(`${LONG}${name} = Quantum║\n${LONG}`)
);
const SHORT_CONTEXT = createCursorContext('qd = Quantum║\nqd.draw()');

interface IBody {
  readonly prompt: string;
  readonly suffix?: string;
}

/** What a service says when it refuses a completion; null for what it takes. */
type RejectionRule = (
  body: IBody
) => { status?: number; message: string } | null;

/** How many tokens a body asks for, of code as dense as it gets. */
const countTokens = ({ prompt, suffix = '' }: IBody) =>
  Math.ceil((prompt.length + suffix.length) / 1.2) + 128;

const rejectAbove =
  (tokens: number, message: string): RejectionRule =>
  body =>
    countTokens(body) > tokens ? { message } : null;

const REJECT_SUFFIX: RejectionRule = ({ suffix }) =>
  suffix === undefined ? null : { message: 'suffix is not supported' };

/** An assistant of a service with such a rule, whose list has such a card. */
async function startWithRule(rule: RejectionRule, card: object | null) {
  const answer: RequestHandler = ({ path, body }, response) => {
    const rejection = path === '/v1/models' ? null : rule(body as IBody);
    if (rejection !== null) {
      const { message, status = 400 } = rejection;
      answerJson(response, { error: { message } }, status);
    } else if (path === '/v1/models') {
      const list = { data: [{ id: 'granite', ...card }] };
      answerJson(response, card ? list : {}, card ? 200 : 404);
    } else {
      const send = beginEventStream(response);
      send(createChunk('Circuit(2)', 'stop'));
      send('[DONE]');
      response.end();
    }
  };
  const { assistant, server } = await startAssistant(answer, {
    dialect: 'openai'
  });
  const suggestText = async (context = SHORT_CONTEXT) => {
    const suggestion = await assistant.suggest(context, false);
    await suggestion?.session.ended;
    return suggestion?.session.text;
  };
  /** How long prompts and suffixes were, in the order of the requests. */
  const getSentLengths = () =>
    server.requests
      .filter(({ path }) => path === '/v1/completions')
      .map(({ body }) => body as IBody)
      .map(({ prompt, suffix = '' }) => [prompt.length, suffix.length]);
  return { assistant, server, shown: suggestText, lengths: getSentLengths };
}

afterEach(stopServers);

const OVERFLOW = 'This is more than the model takes.';

describe('a model that can hold less than is sent', () => {
  it.each<[string, object | null, string]>([
    ['by its card', { max_model_len: 1024 }, OVERFLOW],
    ['by its words', null, 'The maximum context length is 1024 tokens.'],
    [
      'by its words, not by its card',
      { max_model_len: 32768 },
      'request (1407 tokens) exceeds the available context size (1024 tokens)'
    ]
  ])('gets less at once, and from then on: %s', async (_, card, words) => {
    const { server, shown, lengths } = await startWithRule(
      rejectAbove(1024, words),
      card
    );
    expect(await shown(LONG_CONTEXTS[0])).toBe('Circuit(2)');
    expect(await shown(LONG_CONTEXTS[1])).toBe('Circuit(2)');
    expect(await shown(LONG_CONTEXTS[2])).toBe('Circuit(2)');
    const [whole, ...less] = lengths();
    expect(whole?.[0]).toBeGreaterThan(3000);
    expect(less).toHaveLength(3);
    for (const [prompt = 0, suffix = 0] of less) {
      expect(prompt).toBeGreaterThan(500);
      // What follows the cursor isn't given up.
      expect(suffix).toBeGreaterThan(100);
    }
    const lists = server.requestLines.filter(call => call === 'GET /v1/models');
    expect(lists).toHaveLength(1);
  });

  it('is asked with the prompt that a rating shows', async () => {
    const { assistant, server, shown } = await startWithRule(
      rejectAbove(1024, OVERFLOW),
      {
        max_model_len: 1024
      }
    );
    await shown(LONG_CONTEXTS[0]);
    const { prompt } = server.requests.at(-1)?.body as IBody;
    const outcome = { kind: 'ignored', ending: 'typedOn' } as const;
    assistant.reportOutcome('c1', { ...outcome, taken: 0, shown: 10 });
    expect(assistant.service.extraFeatures.lastSuggestion.current?.input).toBe(
      prompt
    );
  });

  it('and says nothing of how much, keeps what follows the cursor for what is short', async () => {
    const { shown, lengths } = await startWithRule(
      rejectAbove(3600, 'Too many tokens.'),
      null
    );
    expect(await shown(LONG_CONTEXTS[0])).toBe('Circuit(2)');
    expect(await shown()).toBe('Circuit(2)');
    expect(lengths().map(([, suffix]) => suffix)).toEqual([1000, 0, 10]);
  });
});

describe('a service that refuses what follows the cursor', () => {
  const VAGUE: RejectionRule = ({ suffix }) =>
    suffix === undefined ? null : { message: 'Bad request.', status: 422 };

  it.each<[string, RejectionRule, object | null]>([
    ['by its name', REJECT_SUFFIX, null],
    ['for no reason that it says', VAGUE, null],
    ['for none, and with a limit', VAGUE, { max_model_len: 32768 }]
  ])('%s, gets none any more', async (_, rule, card) => {
    const { shown, lengths } = await startWithRule(rule, card);
    expect(await shown(LONG_CONTEXTS[0])).toBe('Circuit(2)');
    expect(await shown(LONG_CONTEXTS[1])).toBe('Circuit(2)');
    expect(await shown(SHORT_CONTEXT)).toBe('Circuit(2)');
    expect(lengths().map(([, suffix]) => suffix)).toEqual([1000, 0, 0, 0]);
  });

  it('and what precedes it, gets both the next time too', async () => {
    const { shown, lengths } = await startWithRule(
      () => ({ message: 'No.' }),
      null
    );
    for (const context of [LONG_CONTEXTS[0], SHORT_CONTEXT]) {
      await expect(shown(context)).rejects.toMatchObject({
        problem: { kind: 'invalidRequest', message: 'No.' }
      });
    }
    expect(lengths().map(([, suffix]) => suffix)).toEqual([1000, 0, 10, 0]);
  });

  it('and can hold little besides, gets what it can take', async () => {
    const { shown, lengths } = await startWithRule(
      body => REJECT_SUFFIX(body) ?? rejectAbove(1024, OVERFLOW)(body),
      { max_model_len: 1024 }
    );
    expect(await shown(LONG_CONTEXTS[0])).toBe('Circuit(2)');
    expect(await shown(LONG_CONTEXTS[1])).toBe('Circuit(2)');
    expect(lengths().map(([, suffix]) => suffix)).toEqual([1000, 0, 0, 0]);
  });
});

it('the model may stop at two blank lines, and after 128 tokens', async () => {
  const { server, shown } = await startWithRule(() => null, {});
  await shown();
  expect(server.requests[0]?.body).toMatchObject({
    max_tokens: 128,
    stop: ['\n\n\n']
  });
});
