import { service, startAssistant } from '../testing/servers/assistant';
import { placeAt } from '../testing/cursorContextAt';
import { answerJson, type Answering, stopServers } from '../testing/servers/standInServer';
import type { IAssistantSettings } from './settings/settings';

/** What is known of disclaimers before completions are asked for. */

const PLACE = placeAt('qc = Quantum║');
const OTHER_PLACE = placeAt('other = Quantum║');

/** How a disclaimer's row answers: a value, or a status. */
type Row = object | number;

/** A service whose disclaimers are answered as `row` says at that moment. */
async function started(row: () => Row, changed?: Partial<IAssistantSettings>) {
  const usual = service('Circuit(2)');
  const answer: Answering = (seen, response) => {
    if (seen.method === 'GET' && seen.path.endsWith('/disclaimer')) {
      const answered = row();
      if (typeof answered === 'number') {
        answerJson(response, { detail: 'No.' }, answered);
      } else {
        answerJson(response, answered);
      }
    } else {
      usual(seen, response);
    }
  };
  const assistant = await startAssistant(answer, changed);
  const { server } = assistant;
  const count = (call: string) =>
    server.calls.filter(each => each === call).length;
  return {
    ...assistant,
    completions: () => count('POST /v1/completions'),
    looks: (model = 'granite') => count(`GET /v1/model/${model}/disclaimer`)
  };
}

const disclaimer = (accepted: boolean) => ({
  id: 'd1',
  body: 'Text',
  accepted
});
const missing = { problem: { kind: 'disclaimer', model: 'granite' } };

afterEach(stopServers);

describe('a model’s disclaimer', () => {
  it('is looked at once, before its first completion, and never before that', async () => {
    const { assistant, looks, server } = await started(() => disclaimer(true));
    expect(server.calls).toEqual([]);
    await assistant.suggest(PLACE, false);
    await assistant.suggest(OTHER_PLACE, false);
    expect(server.calls.slice(0, 2)).toEqual([
      'GET /v1/model/granite/disclaimer',
      'POST /v1/completions'
    ]);
    expect(looks()).toBe(1);
  });

  it('that is not accepted keeps completions from being asked for, until it is', async () => {
    let accepted = false;
    const { assistant, completions, states } = await started(() =>
      disclaimer(accepted)
    );
    const refused = assistant.suggest(PLACE, false);
    await expect(refused).rejects.toMatchObject(missing);
    expect(states.all.at(-1)).toEqual({ kind: 'disclaimer', model: 'granite' });
    await expect(assistant.suggest(PLACE, true)).rejects.toThrow('superseded');
    expect(completions()).toBe(0);
    accepted = true;
    expect(await assistant.suggest(PLACE, false)).not.toBeNull();
    expect(completions()).toBe(1);
  });

  it('that only the completion tells of is looked at anew then', async () => {
    let row: object = { id: 'd1', body: 'Text' };
    const refused = service('', response =>
      answerJson(response, { detail: 'Accept the disclaimer.' }, 403)
    );
    const { assistant, server, states } = await startAssistant(
      (seen, response) =>
        seen.method === 'GET'
          ? answerJson(response, row)
          : refused(seen, response)
    );
    const ask = () => assistant.suggest(PLACE, false);
    await expect(ask()).rejects.toMatchObject(missing);
    expect(states.all.at(-1)).toEqual({ kind: 'disclaimer', model: 'granite' });
    expect(server.calls.at(-1)).toBe('POST /v1/completions');
    row = disclaimer(false);
    await expect(ask()).rejects.toMatchObject(missing);
    expect(server.calls.at(-1)).toBe('GET /v1/model/granite/disclaimer');
  });

  it('that a person accepts is not looked at again', async () => {
    const { assistant, looks, completions } = await started(() =>
      disclaimer(false)
    );
    const shown = await assistant.disclaimer();
    await assistant.review(shown as NonNullable<typeof shown>, true);
    const before = looks();
    await assistant.suggest(PLACE, false);
    expect(completions()).toBe(1);
    expect(looks()).toBe(before);
  });

  it.each<[string, Row]>([
    ['says nothing of an acceptance', { id: 'd1', body: 'Text' }],
    ['is no disclaimer', ['odd']],
    ['is not there', 404],
    ['fails', 500],
    ['may not be seen', 403]
  ])('keeps nobody from completing where its row %s', async (_, row) => {
    const { assistant, looks } = await started(() => row);
    expect(await assistant.suggest(PLACE, false)).not.toBeNull();
    await assistant.suggest(OTHER_PLACE, false);
    expect(looks()).toBe(1);
  });

  it.each([401, 429])('stops what a %d would stop anyway', async status => {
    const { assistant, completions } = await started(() => status);
    await expect(assistant.suggest(PLACE, false)).rejects.toThrow();
    expect(completions()).toBe(0);
  });

  it('is looked at anew with another token', async () => {
    const { assistant, looks } = await started(() => disclaimer(true));
    await assistant.suggest(PLACE, false);
    assistant.renew();
    await assistant.suggest(OTHER_PLACE, false);
    expect(looks()).toBe(2);
  });

  it('is each model’s own', async () => {
    const { assistant, settings, looks } = await started(() =>
      disclaimer(false)
    );
    const shown = await assistant.disclaimer();
    await assistant.review(shown as NonNullable<typeof shown>, true);
    assistant.configure({ ...settings, model: 'other' });
    await expect(assistant.suggest(PLACE, false)).rejects.toMatchObject({
      problem: { kind: 'disclaimer', model: 'other' }
    });
    expect(looks('other')).toBe(1);
  });
});

describe('an acceptance that is withdrawn', () => {
  it('stops suggestions at once, and forgets those that were made', async () => {
    const { assistant, states, server, completions } = await started(() =>
      disclaimer(true)
    );
    const suggestion = await assistant.suggest(PLACE, false);
    await suggestion?.session.ended;
    const shown = await assistant.disclaimer();
    await assistant.review(shown as NonNullable<typeof shown>, false);
    expect(server.seen.at(-1)?.body).toEqual({
      disclaimer: 'd1',
      accepted: false
    });
    expect(states.all.at(-1)).toEqual({ kind: 'disclaimer', model: 'granite' });
    expect(assistant.peek(PLACE)).toBeNull();
    await expect(assistant.suggest(PLACE, true)).rejects.toThrow('superseded');
    expect(completions()).toBe(1);
  });

  it('of another model changes nothing for the one in use', async () => {
    const { assistant, states } = await started(() => disclaimer(true));
    const suggestion = await assistant.suggest(PLACE, false);
    await suggestion?.session.ended;
    const before = states.all.length;
    const other = await assistant.disclaimer('other');
    await assistant.review(other as NonNullable<typeof other>, false);
    expect(states.all).toHaveLength(before);
    expect(assistant.peek(PLACE)).not.toBeNull();
  });
});

describe('the figures of an assistant', () => {
  it('have the latency of each answer, and what became of suggestions', async () => {
    const { assistant } = await started(() => disclaimer(true));
    const suggestion = await assistant.suggest(PLACE, false);
    const { latest } = assistant.figures;
    expect(latest).toBeGreaterThan(0);
    assistant.settle(suggestion?.session.id ?? '', {
      kind: 'partly',
      ending: 'moved',
      taken: 3,
      shown: 10
    });
    assistant.settle('unknown', {
      kind: 'accepted',
      ending: 'inserted',
      taken: 10,
      shown: 10
    });
    expect(assistant.figures.now).toMatchObject({
      shown: 1,
      accepted: 1,
      saved: 3,
      latencies: [latest]
    });
  });

  it('are there also where nothing is reported', async () => {
    const { assistant } = await started(() => disclaimer(true), {
      reports: false
    });
    const suggestion = await assistant.suggest(PLACE, false);
    assistant.settle(suggestion?.session.id ?? '', {
      kind: 'rejected',
      ending: 'dismissed',
      taken: 0,
      shown: 10
    });
    expect(assistant.figures.now).toMatchObject({ shown: 1, rejected: 1 });
  });
});
