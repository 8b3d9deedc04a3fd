import { startAssistant } from '../testing/servers/assistant';
import { createCursorContext } from '../testing/cursorContextAt';
import {
  answerJson,
  type RequestHandler,
  beginEventStream,
  createChunk,
  stopServers
} from '../testing/servers/testServer';

/** Code that is longer than any budget. */
const LONG = 'qc.h(0)\n'.repeat(1000);
const LONG_CONTEXTS = ['qa', 'qb', 'qc'].map(name =>
  createCursorContext(`${LONG}${name} = Quantum║\n${LONG}`)
);
const SHORT_CONTEXT = createCursorContext('qd = Quantum║\nqd.draw()');

interface IBody {
  readonly prompt: string;
  readonly suffix?: string;
}

/** Returns the error with which a service rejects a completion; null if it accepts it. */
type RejectionRule = (
  body: IBody
) => { status?: number; message: string } | null;

/** Counts the model tokens that a request and its answer take, for the densest code. */
const countModelTokens = ({ prompt, suffix = '' }: IBody) =>
  Math.ceil((prompt.length + suffix.length) / 1.2) + 128;

const rejectAbove =
  (maxModelTokens: number, message: string): RejectionRule =>
  body =>
    countModelTokens(body) > maxModelTokens ? { message } : null;

const REJECT_SUFFIX: RejectionRule = ({ suffix }) =>
  suffix === undefined ? null : { message: 'suffix is not supported' };

/**
 * Starts an assistant with a service that has such a rule, and lists its model
 * with `card`; without a card the service has no list.
 */
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
    const suggestion = await assistant.completions.suggest(context, false);
    await suggestion?.generation.finished;
    return suggestion?.generation.text;
  };
  /** Returns the lengths of prompts and suffixes, in the order of the requests. */
  const getSentLengths = () =>
    server.requests
      .filter(({ path }) => path === '/v1/completions')
      .map(({ body }) => body as IBody)
      .map(({ prompt, suffix = '' }) => [prompt.length, suffix.length]);
  return { assistant, server, suggestText, getSentLengths };
}

afterEach(stopServers);

const OVERFLOW = 'This is more than the model takes.';

describe('a model whose context is shorter than what is sent', () => {
  it.each<[string, object | null, string]>([
    ['according to its card', { max_model_len: 1024 }, OVERFLOW],
    [
      'according to its error message',
      null,
      'The maximum context length is 1024 tokens.'
    ],
    [
      'according to its error message, not to its card',
      { max_model_len: 32768 },
      'request (1407 tokens) exceeds the available context size (1024 tokens)'
    ]
  ])(
    'receives less at once, and from then on: %s',
    async (_, card, message) => {
      const { server, suggestText, getSentLengths } = await startWithRule(
        rejectAbove(1024, message),
        card
      );
      expect(await suggestText(LONG_CONTEXTS[0])).toBe('Circuit(2)');
      expect(await suggestText(LONG_CONTEXTS[1])).toBe('Circuit(2)');
      expect(await suggestText(LONG_CONTEXTS[2])).toBe('Circuit(2)');
      const [full, ...shortened] = getSentLengths();
      expect(full?.[0]).toBeGreaterThan(3000);
      expect(shortened).toHaveLength(3);
      for (const [prompt = 0, suffix = 0] of shortened) {
        expect(prompt).toBeGreaterThan(500);
        // The suffix is not dropped.
        expect(suffix).toBeGreaterThan(100);
      }
      const listRequests = server.requestLines.filter(
        line => line === 'GET /v1/models'
      );
      expect(listRequests).toHaveLength(1);
    }
  );

  it('receives the same prompt that a rating shows', async () => {
    const { assistant, server, suggestText } = await startWithRule(
      rejectAbove(1024, OVERFLOW),
      {
        max_model_len: 1024
      }
    );
    await suggestText(LONG_CONTEXTS[0]);
    const { prompt } = server.requests.at(-1)?.body as IBody;
    const outcome = { kind: 'ignored', ending: 'typedOn' } as const;
    assistant.reportOutcome('c1', {
      ...outcome,
      acceptedUnits: 0,
      shownUnits: 10
    });
    expect(assistant.service.lastSuggestion.current?.input).toBe(prompt);
  });

  it('and that does not tell its length, still receives the suffix of a short text', async () => {
    const { suggestText, getSentLengths } = await startWithRule(
      rejectAbove(3600, 'Too many tokens.'),
      null
    );
    expect(await suggestText(LONG_CONTEXTS[0])).toBe('Circuit(2)');
    expect(await suggestText()).toBe('Circuit(2)');
    expect(getSentLengths().map(([, suffix]) => suffix)).toEqual([1000, 0, 10]);
  });
});

describe('a service that rejects the suffix', () => {
  const VAGUE: RejectionRule = ({ suffix }) =>
    suffix === undefined ? null : { message: 'Bad request.', status: 422 };

  it.each<[string, RejectionRule, object | null]>([
    ['with a message that names the suffix', REJECT_SUFFIX, null],
    ['without a reason', VAGUE, null],
    [
      'without a reason, but with a known context length',
      VAGUE,
      { max_model_len: 32768 }
    ]
  ])('%s, receives none any more', async (_, rule, card) => {
    const { suggestText, getSentLengths } = await startWithRule(rule, card);
    expect(await suggestText(LONG_CONTEXTS[0])).toBe('Circuit(2)');
    expect(await suggestText(LONG_CONTEXTS[1])).toBe('Circuit(2)');
    expect(await suggestText(SHORT_CONTEXT)).toBe('Circuit(2)');
    expect(getSentLengths().map(([, suffix]) => suffix)).toEqual([
      1000, 0, 0, 0
    ]);
  });

  it('and also the prompt alone, receives both again the next time', async () => {
    const { suggestText, getSentLengths } = await startWithRule(
      () => ({ message: 'No.' }),
      null
    );
    for (const context of [LONG_CONTEXTS[0], SHORT_CONTEXT]) {
      await expect(suggestText(context)).rejects.toMatchObject({
        problem: { kind: 'invalidRequest', message: 'No.' }
      });
    }
    expect(getSentLengths().map(([, suffix]) => suffix)).toEqual([
      1000, 0, 10, 0
    ]);
  });

  it('and has a short context besides, receives what it accepts', async () => {
    const { suggestText, getSentLengths } = await startWithRule(
      body => REJECT_SUFFIX(body) ?? rejectAbove(1024, OVERFLOW)(body),
      { max_model_len: 1024 }
    );
    expect(await suggestText(LONG_CONTEXTS[0])).toBe('Circuit(2)');
    expect(await suggestText(LONG_CONTEXTS[1])).toBe('Circuit(2)');
    expect(getSentLengths().map(([, suffix]) => suffix)).toEqual([
      1000, 0, 0, 0
    ]);
  });
});

it('each request lets the model write at most 128 tokens, and up to two blank lines', async () => {
  const { server, suggestText } = await startWithRule(() => null, {});
  await suggestText();
  expect(server.requests[0]?.body).toMatchObject({
    max_tokens: 128,
    stop: ['\n\n\n']
  });
});
