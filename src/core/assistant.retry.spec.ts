import { startAssistant } from '../testing/servers/assistant';
import { placeAt } from '../testing/cursorContextAt';
import {
  answerJson,
  type Answering,
  answerStream,
  chunkOf,
  stopServers
} from '../testing/servers/standInServer';

/** More than any budget, on both sides of the cursor. */
const LONG = 'qc.h(0)\n'.repeat(1000);
const places = ['qa', 'qb', 'qc'].map(name =>
  placeAt(`${LONG}${name} = Quantum║\n${LONG}`)
);
const SHORT = placeAt('qd = Quantum║\nqd.draw()');

interface IBody {
  readonly prompt: string;
  readonly suffix?: string;
}

/** What a service says when it refuses a completion; null for what it takes. */
type Rule = (body: IBody) => { status?: number; message: string } | null;

/** How many tokens a body asks for, of code as dense as it gets. */
const tokensOf = ({ prompt, suffix = '' }: IBody) =>
  Math.ceil((prompt.length + suffix.length) / 1.2) + 128;

const holding =
  (tokens: number, message: string): Rule =>
  body =>
    tokensOf(body) > tokens ? { message } : null;

const NO_SUFFIX: Rule = ({ suffix }) =>
  suffix === undefined ? null : { message: 'suffix is not supported' };

/** An assistant of a service with such a rule, whose list has such a card. */
async function asking(rule: Rule, card: object | null) {
  const answering: Answering = ({ path, body }, response) => {
    const refusal = path === '/v1/models' ? null : rule(body as IBody);
    if (refusal !== null) {
      const { message, status = 400 } = refusal;
      answerJson(response, { error: { message } }, status);
    } else if (path === '/v1/models') {
      const list = { data: [{ id: 'granite', ...card }] };
      answerJson(response, card ? list : {}, card ? 200 : 404);
    } else {
      const send = answerStream(response);
      send(chunkOf('Circuit(2)', 'stop'));
      send('[DONE]');
      response.end();
    }
  };
  const { assistant, server } = await startAssistant(answering, {
    dialect: 'openai'
  });
  const shown = async (place = SHORT) => {
    const suggestion = await assistant.suggest(place, false);
    await suggestion?.session.ended;
    return suggestion?.session.text;
  };
  /** How long prompts and suffixes were, in the order of the requests. */
  const lengths = () =>
    server.seen
      .filter(({ path }) => path === '/v1/completions')
      .map(({ body }) => body as IBody)
      .map(({ prompt, suffix = '' }) => [prompt.length, suffix.length]);
  return { assistant, server, shown, lengths };
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
    const { server, shown, lengths } = await asking(holding(1024, words), card);
    expect(await shown(places[0])).toBe('Circuit(2)');
    expect(await shown(places[1])).toBe('Circuit(2)');
    expect(await shown(places[2])).toBe('Circuit(2)');
    const [whole, ...less] = lengths();
    expect(whole?.[0]).toBeGreaterThan(3000);
    expect(less).toHaveLength(3);
    for (const [prompt = 0, suffix = 0] of less) {
      expect(prompt).toBeGreaterThan(500);
      // What follows the cursor isn't given up.
      expect(suffix).toBeGreaterThan(100);
    }
    const lists = server.calls.filter(call => call === 'GET /v1/models');
    expect(lists).toHaveLength(1);
  });

  it('is asked with the prompt that a rating shows', async () => {
    const { assistant, server, shown } = await asking(holding(1024, OVERFLOW), {
      max_model_len: 1024
    });
    await shown(places[0]);
    const { prompt } = server.seen.at(-1)?.body as IBody;
    const outcome = { kind: 'ignored', ending: 'typedOn' } as const;
    assistant.settle('c1', { ...outcome, taken: 0, shown: 10 });
    expect(assistant.service.offered.last.current?.input).toBe(prompt);
  });

  it('and says nothing of how much, keeps what follows the cursor for what is short', async () => {
    const { shown, lengths } = await asking(
      holding(3600, 'Too many tokens.'),
      null
    );
    expect(await shown(places[0])).toBe('Circuit(2)');
    expect(await shown()).toBe('Circuit(2)');
    expect(lengths().map(([, suffix]) => suffix)).toEqual([1000, 0, 10]);
  });
});

describe('a service that refuses what follows the cursor', () => {
  const VAGUE: Rule = ({ suffix }) =>
    suffix === undefined ? null : { message: 'Bad request.', status: 422 };

  it.each<[string, Rule, object | null]>([
    ['by its name', NO_SUFFIX, null],
    ['for no reason that it says', VAGUE, null],
    ['for none, and with a limit', VAGUE, { max_model_len: 32768 }]
  ])('%s, gets none any more', async (_, rule, card) => {
    const { shown, lengths } = await asking(rule, card);
    expect(await shown(places[0])).toBe('Circuit(2)');
    expect(await shown(places[1])).toBe('Circuit(2)');
    expect(await shown(SHORT)).toBe('Circuit(2)');
    expect(lengths().map(([, suffix]) => suffix)).toEqual([1000, 0, 0, 0]);
  });

  it('and what precedes it, gets both the next time too', async () => {
    const { shown, lengths } = await asking(() => ({ message: 'No.' }), null);
    for (const place of [places[0], SHORT]) {
      await expect(shown(place)).rejects.toMatchObject({
        problem: { kind: 'refused', said: 'No.' }
      });
    }
    expect(lengths().map(([, suffix]) => suffix)).toEqual([1000, 0, 10, 0]);
  });

  it('and can hold little besides, gets what it can take', async () => {
    const { shown, lengths } = await asking(
      body => NO_SUFFIX(body) ?? holding(1024, OVERFLOW)(body),
      { max_model_len: 1024 }
    );
    expect(await shown(places[0])).toBe('Circuit(2)');
    expect(await shown(places[1])).toBe('Circuit(2)');
    expect(lengths().map(([, suffix]) => suffix)).toEqual([1000, 0, 0, 0]);
  });
});

it('the model may stop at two blank lines, and after 128 tokens', async () => {
  const { server, shown } = await asking(() => null, {});
  await shown();
  expect(server.seen[0]?.body).toMatchObject({
    max_tokens: 128,
    stop: ['\n\n\n']
  });
});
