import {
  createServiceHandler,
  startAssistant
} from '../testing/servers/assistant';
import { createCursorContext } from '../testing/cursorContextAt';
import {
  answerJson,
  type RequestHandler,
  stopServers
} from '../testing/servers/testServer';

const CONTEXT = createCursorContext('qc = Quantum║');
const OTHER_CONTEXT = createCursorContext('other = Quantum║');

/** The answer of the disclaimer endpoint: a body, or a status. */
type DisclaimerReply = object | number;

/** Starts an assistant with a service whose disclaimer endpoint answers what `getReply` returns. */
async function startWithDisclaimer(getReply: () => DisclaimerReply) {
  const handleOther = createServiceHandler('Circuit(2)');
  const answer: RequestHandler = (request, response) => {
    if (request.method === 'GET' && request.path.endsWith('/disclaimer')) {
      const reply = getReply();
      if (typeof reply === 'number') {
        answerJson(response, { detail: 'No.' }, reply);
      } else {
        answerJson(response, reply);
      }
    } else {
      handleOther(request, response);
    }
  };
  const assistant = await startAssistant(answer);
  const { server } = assistant;
  const count = (requestLine: string) =>
    server.requestLines.filter(line => line === requestLine).length;
  return {
    ...assistant,
    countCompletions: () => count('POST /v1/completions'),
    countDisclaimerReads: (model = 'granite') =>
      count(`GET /v1/model/${model}/disclaimer`)
  };
}

const createDisclaimer = (accepted: boolean) => ({
  id: 'd1',
  body: 'Text',
  accepted
});
const UNACCEPTED = { problem: { kind: 'disclaimer', model: 'granite' } };

afterEach(stopServers);

describe('a model’s disclaimer', () => {
  it('is read once, right before the first completion', async () => {
    const { assistant, countDisclaimerReads, server } =
      await startWithDisclaimer(() => createDisclaimer(true));
    expect(server.requestLines).toEqual([]);
    await assistant.completions.suggest(CONTEXT, false);
    await assistant.completions.suggest(OTHER_CONTEXT, false);
    expect(server.requestLines.slice(0, 2)).toEqual([
      'GET /v1/model/granite/disclaimer',
      'POST /v1/completions'
    ]);
    expect(countDisclaimerReads()).toBe(1);
  });

  it('that is not accepted prevents completions from being requested, until it is', async () => {
    let accepted = false;
    const { assistant, countCompletions, statusLog } =
      await startWithDisclaimer(() => createDisclaimer(accepted));
    const suggestion = assistant.completions.suggest(CONTEXT, false);
    await expect(suggestion).rejects.toMatchObject(UNACCEPTED);
    expect(statusLog.all.at(-1)).toEqual({
      kind: 'disclaimer',
      model: 'granite'
    });
    await expect(assistant.completions.suggest(CONTEXT, true)).rejects.toThrow(
      'superseded'
    );
    expect(countCompletions()).toBe(0);
    accepted = true;
    expect(await assistant.completions.suggest(CONTEXT, false)).not.toBeNull();
    expect(countCompletions()).toBe(1);
  });

  it('that only the completion reports is read again then', async () => {
    let disclaimer: object = { id: 'd1', body: 'Text' };
    const handleOther = createServiceHandler('', response =>
      answerJson(response, { detail: 'Accept the disclaimer.' }, 403)
    );
    const { assistant, server, statusLog } = await startAssistant(
      (request, response) =>
        request.method === 'GET'
          ? answerJson(response, disclaimer)
          : handleOther(request, response)
    );
    const suggest = () => assistant.completions.suggest(CONTEXT, false);
    await expect(suggest()).rejects.toMatchObject(UNACCEPTED);
    expect(statusLog.all.at(-1)).toEqual({
      kind: 'disclaimer',
      model: 'granite'
    });
    expect(server.requestLines.at(-1)).toBe('POST /v1/completions');
    disclaimer = createDisclaimer(false);
    await expect(suggest()).rejects.toMatchObject(UNACCEPTED);
    expect(server.requestLines.at(-1)).toBe('GET /v1/model/granite/disclaimer');
  });

  it('that the user accepts is not read again', async () => {
    const { assistant, countDisclaimerReads, countCompletions } =
      await startWithDisclaimer(() => createDisclaimer(false));
    const shown = await assistant.getDisclaimer();
    await assistant.answerDisclaimer(shown as NonNullable<typeof shown>, true);
    const countBefore = countDisclaimerReads();
    await assistant.completions.suggest(CONTEXT, false);
    expect(countCompletions()).toBe(1);
    expect(countDisclaimerReads()).toBe(countBefore);
  });

  it.each<[string, DisclaimerReply]>([
    ['does not tell whether it is accepted', { id: 'd1', body: 'Text' }],
    ['returns no disclaimer', ['odd']],
    ['does not exist', 404],
    ['fails', 500],
    ['is forbidden', 403]
  ])('does not prevent completions if its endpoint %s', async (_, reply) => {
    const { assistant, countDisclaimerReads } = await startWithDisclaimer(
      () => reply
    );
    expect(await assistant.completions.suggest(CONTEXT, false)).not.toBeNull();
    await assistant.completions.suggest(OTHER_CONTEXT, false);
    expect(countDisclaimerReads()).toBe(1);
  });

  it.each([401, 429])(
    'prevents completions if its endpoint answers %d, as every endpoint would',
    async status => {
      const { assistant, countCompletions } = await startWithDisclaimer(
        () => status
      );
      await expect(
        assistant.completions.suggest(CONTEXT, false)
      ).rejects.toThrow();
      expect(countCompletions()).toBe(0);
    }
  );

  it('is read again with another token', async () => {
    const { assistant, countDisclaimerReads } = await startWithDisclaimer(() =>
      createDisclaimer(true)
    );
    await assistant.completions.suggest(CONTEXT, false);
    assistant.reconnect();
    await assistant.completions.suggest(OTHER_CONTEXT, false);
    expect(countDisclaimerReads()).toBe(2);
  });

  it('is separate for each model', async () => {
    const { assistant, settings, countDisclaimerReads } =
      await startWithDisclaimer(() => createDisclaimer(false));
    const shown = await assistant.getDisclaimer();
    await assistant.answerDisclaimer(shown as NonNullable<typeof shown>, true);
    assistant.configure({ ...settings, model: 'other' });
    await expect(
      assistant.completions.suggest(CONTEXT, false)
    ).rejects.toMatchObject({
      problem: { kind: 'disclaimer', model: 'other' }
    });
    expect(countDisclaimerReads('other')).toBe(1);
  });
});

describe('withdrawing an acceptance', () => {
  it('stops suggestions at once, and forgets earlier ones', async () => {
    const { assistant, statusLog, server, countCompletions } =
      await startWithDisclaimer(() => createDisclaimer(true));
    const suggestion = await assistant.completions.suggest(CONTEXT, false);
    await suggestion?.generation.finished;
    const shown = await assistant.getDisclaimer();
    await assistant.answerDisclaimer(shown as NonNullable<typeof shown>, false);
    expect(server.requests.at(-1)?.body).toEqual({
      disclaimer: 'd1',
      accepted: false
    });
    expect(statusLog.all.at(-1)).toEqual({
      kind: 'disclaimer',
      model: 'granite'
    });
    expect(assistant.completions.peek(CONTEXT)).toBeNull();
    await expect(assistant.completions.suggest(CONTEXT, true)).rejects.toThrow(
      'superseded'
    );
    expect(countCompletions()).toBe(1);
  });

  it('of another model does not affect the model in use', async () => {
    const { assistant, statusLog } = await startWithDisclaimer(() =>
      createDisclaimer(true)
    );
    const suggestion = await assistant.completions.suggest(CONTEXT, false);
    await suggestion?.generation.finished;
    const countBefore = statusLog.all.length;
    const other = await assistant.getDisclaimer('other');
    await assistant.answerDisclaimer(other as NonNullable<typeof other>, false);
    expect(statusLog.all).toHaveLength(countBefore);
    expect(assistant.completions.peek(CONTEXT)).not.toBeNull();
  });
});
