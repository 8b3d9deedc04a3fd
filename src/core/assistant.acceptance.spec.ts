import {
  createServiceHandler,
  startAssistant
} from '../testing/servers/assistant';
import { createCursorContext } from '../testing/cursorContextAt';
import {
  answerJson,
  type RequestHandler,
  stopServers
} from '../testing/servers/standInServer';
import type { IAssistantSettings } from './settings/settings';

/** What is known of disclaimers before completions are asked for. */

const CONTEXT = createCursorContext('qc = Quantum║');
const OTHER_CONTEXT = createCursorContext('other = Quantum║');

/** How a disclaimer's row answers: a value, or a status. */
type DisclaimerReply = object | number;

/** A service whose disclaimers are answered as `row` says at that moment. */
async function startWithDisclaimer(
  getReply: () => DisclaimerReply,
  changed?: Partial<IAssistantSettings>
) {
  const completing = createServiceHandler('Circuit(2)');
  const answer: RequestHandler = (seen, response) => {
    if (seen.method === 'GET' && seen.path.endsWith('/disclaimer')) {
      const reply = getReply();
      if (typeof reply === 'number') {
        answerJson(response, { detail: 'No.' }, reply);
      } else {
        answerJson(response, reply);
      }
    } else {
      completing(seen, response);
    }
  };
  const assistant = await startAssistant(answer, changed);
  const { server } = assistant;
  const count = (call: string) =>
    server.requestLines.filter(each => each === call).length;
  return {
    ...assistant,
    completions: () => count('POST /v1/completions'),
    looks: (model = 'granite') => count(`GET /v1/model/${model}/disclaimer`)
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
  it('is looked at once, before its first completion, and never before that', async () => {
    const { assistant, looks, server } = await startWithDisclaimer(() =>
      createDisclaimer(true)
    );
    expect(server.requestLines).toEqual([]);
    await assistant.suggest(CONTEXT, false);
    await assistant.suggest(OTHER_CONTEXT, false);
    expect(server.requestLines.slice(0, 2)).toEqual([
      'GET /v1/model/granite/disclaimer',
      'POST /v1/completions'
    ]);
    expect(looks()).toBe(1);
  });

  it('that is not accepted keeps completions from being asked for, until it is', async () => {
    let accepted = false;
    const { assistant, completions, states } = await startWithDisclaimer(() =>
      createDisclaimer(accepted)
    );
    const refused = assistant.suggest(CONTEXT, false);
    await expect(refused).rejects.toMatchObject(UNACCEPTED);
    expect(states.all.at(-1)).toEqual({ kind: 'disclaimer', model: 'granite' });
    await expect(assistant.suggest(CONTEXT, true)).rejects.toThrow(
      'superseded'
    );
    expect(completions()).toBe(0);
    accepted = true;
    expect(await assistant.suggest(CONTEXT, false)).not.toBeNull();
    expect(completions()).toBe(1);
  });

  it('that only the completion tells of is looked at anew then', async () => {
    let row: object = { id: 'd1', body: 'Text' };
    const refused = createServiceHandler('', response =>
      answerJson(response, { detail: 'Accept the disclaimer.' }, 403)
    );
    const { assistant, server, states } = await startAssistant(
      (seen, response) =>
        seen.method === 'GET'
          ? answerJson(response, row)
          : refused(seen, response)
    );
    const ask = () => assistant.suggest(CONTEXT, false);
    await expect(ask()).rejects.toMatchObject(UNACCEPTED);
    expect(states.all.at(-1)).toEqual({ kind: 'disclaimer', model: 'granite' });
    expect(server.requestLines.at(-1)).toBe('POST /v1/completions');
    row = createDisclaimer(false);
    await expect(ask()).rejects.toMatchObject(UNACCEPTED);
    expect(server.requestLines.at(-1)).toBe('GET /v1/model/granite/disclaimer');
  });

  it('that a person accepts is not looked at again', async () => {
    const { assistant, looks, completions } = await startWithDisclaimer(() =>
      createDisclaimer(false)
    );
    const shown = await assistant.getDisclaimer();
    await assistant.answerDisclaimer(shown as NonNullable<typeof shown>, true);
    const before = looks();
    await assistant.suggest(CONTEXT, false);
    expect(completions()).toBe(1);
    expect(looks()).toBe(before);
  });

  it.each<[string, DisclaimerReply]>([
    ['says nothing of an acceptance', { id: 'd1', body: 'Text' }],
    ['is no disclaimer', ['odd']],
    ['is not there', 404],
    ['fails', 500],
    ['may not be seen', 403]
  ])('keeps nobody from completing where its row %s', async (_, row) => {
    const { assistant, looks } = await startWithDisclaimer(() => row);
    expect(await assistant.suggest(CONTEXT, false)).not.toBeNull();
    await assistant.suggest(OTHER_CONTEXT, false);
    expect(looks()).toBe(1);
  });

  it.each([401, 429])('stops what a %d would stop anyway', async status => {
    const { assistant, completions } = await startWithDisclaimer(() => status);
    await expect(assistant.suggest(CONTEXT, false)).rejects.toThrow();
    expect(completions()).toBe(0);
  });

  it('is looked at anew with another token', async () => {
    const { assistant, looks } = await startWithDisclaimer(() =>
      createDisclaimer(true)
    );
    await assistant.suggest(CONTEXT, false);
    assistant.reconnect();
    await assistant.suggest(OTHER_CONTEXT, false);
    expect(looks()).toBe(2);
  });

  it('is each model’s own', async () => {
    const { assistant, settings, looks } = await startWithDisclaimer(() =>
      createDisclaimer(false)
    );
    const shown = await assistant.getDisclaimer();
    await assistant.answerDisclaimer(shown as NonNullable<typeof shown>, true);
    assistant.configure({ ...settings, model: 'other' });
    await expect(assistant.suggest(CONTEXT, false)).rejects.toMatchObject({
      problem: { kind: 'disclaimer', model: 'other' }
    });
    expect(looks('other')).toBe(1);
  });
});

describe('an acceptance that is withdrawn', () => {
  it('stops suggestions at once, and forgets those that were made', async () => {
    const { assistant, states, server, completions } =
      await startWithDisclaimer(() => createDisclaimer(true));
    const suggestion = await assistant.suggest(CONTEXT, false);
    await suggestion?.session.ended;
    const shown = await assistant.getDisclaimer();
    await assistant.answerDisclaimer(shown as NonNullable<typeof shown>, false);
    expect(server.requests.at(-1)?.body).toEqual({
      disclaimer: 'd1',
      accepted: false
    });
    expect(states.all.at(-1)).toEqual({ kind: 'disclaimer', model: 'granite' });
    expect(assistant.peek(CONTEXT)).toBeNull();
    await expect(assistant.suggest(CONTEXT, true)).rejects.toThrow(
      'superseded'
    );
    expect(completions()).toBe(1);
  });

  it('of another model changes nothing for the one in use', async () => {
    const { assistant, states } = await startWithDisclaimer(() =>
      createDisclaimer(true)
    );
    const suggestion = await assistant.suggest(CONTEXT, false);
    await suggestion?.session.ended;
    const before = states.all.length;
    const other = await assistant.getDisclaimer('other');
    await assistant.answerDisclaimer(other as NonNullable<typeof other>, false);
    expect(states.all).toHaveLength(before);
    expect(assistant.peek(CONTEXT)).not.toBeNull();
  });
});

describe('the figures of an assistant', () => {
  it('have the latency of each answer, and what became of suggestions', async () => {
    const { assistant } = await startWithDisclaimer(() =>
      createDisclaimer(true)
    );
    const suggestion = await assistant.suggest(CONTEXT, false);
    const { latestLatencyMs: latest } = assistant.statistics;
    expect(latest).toBeGreaterThan(0);
    assistant.reportOutcome(suggestion?.session.id ?? '', {
      kind: 'partly',
      ending: 'moved',
      taken: 3,
      shown: 10
    });
    assistant.reportOutcome('unknown', {
      kind: 'accepted',
      ending: 'inserted',
      taken: 10,
      shown: 10
    });
    expect(assistant.statistics.snapshot).toMatchObject({
      shown: 1,
      accepted: 1,
      savedUnits: 3,
      latenciesMs: [latest]
    });
  });

  it('are there also where nothing is reported', async () => {
    const { assistant } = await startWithDisclaimer(
      () => createDisclaimer(true),
      {
        reports: false
      }
    );
    const suggestion = await assistant.suggest(CONTEXT, false);
    assistant.reportOutcome(suggestion?.session.id ?? '', {
      kind: 'rejected',
      ending: 'dismissed',
      taken: 0,
      shown: 10
    });
    expect(assistant.statistics.snapshot).toMatchObject({
      shown: 1,
      rejected: 1
    });
  });
});
