import { AcceptanceDates, type IAcceptanceDateStore } from './acceptanceDates';
import type { IDisclaimer } from '../../wire/completionApi';

const NOW = new Date('2026-11-23T03:05:00Z');
const title = 'Terms';

const DISCLAIMER: IDisclaimer = {
  id: 'd1',
  version: '1',
  title,
  body: 'Text',
  model: 'org/granite',
  accepted: true
};

/** Creates a store in memory. */
function createMemoryStore(): IAcceptanceDateStore {
  const values = new Map<string, unknown>();
  return {
    fetch: key => Promise.resolve(values.get(key)),
    save: (key, value) => Promise.resolve(values.set(key, value)),
    remove: key => Promise.resolve(values.delete(key))
  };
}

/** Creates the dates of a service, in a store that other services may share. */
const createAcceptanceDates = (
  store = createMemoryStore(),
  service = 'https://e.org'
) =>
  new AcceptanceDates(
    store,
    () => service,
    () => NOW
  );

describe('the date of an acceptance', () => {
  it('is remembered, also after the page is reloaded', async () => {
    const store = createMemoryStore();
    await createAcceptanceDates(store).record(DISCLAIMER, true);
    expect(await createAcceptanceDates(store).getDate(DISCLAIMER)).toEqual(NOW);
  });

  it('is that of one service, model, version and id only', async () => {
    const store = createMemoryStore();
    const dates = createAcceptanceDates(store);
    await dates.record(DISCLAIMER, true);
    const others: Partial<IDisclaimer>[] = [
      { model: 'other' },
      { version: '2' },
      { id: 'd2' }
    ];
    for (const other of others) {
      expect(await dates.getDate({ ...DISCLAIMER, ...other })).toBeNull();
    }
    const elsewhere = createAcceptanceDates(store, 'https://other.org');
    expect(await elsewhere.getDate(DISCLAIMER)).toBeNull();
  });

  it('is forgotten when the disclaimer is rejected', async () => {
    const dates = createAcceptanceDates();
    await dates.record(DISCLAIMER, true);
    await dates.record(DISCLAIMER, false);
    expect(await dates.getDate(DISCLAIMER)).toBeNull();
  });

  it('is the one that the service sends, if it sends one', async () => {
    const dates = createAcceptanceDates();
    await dates.record(DISCLAIMER, true);
    const dated = { ...DISCLAIMER, accepted_at: '2025-01-02T00:00:00Z' };
    expect(await dates.getDate(dated)).toEqual(new Date(dated.accepted_at));
    const misdated = { ...DISCLAIMER, accepted_at: 'yesterday' };
    expect(await dates.getDate(misdated)).toBeNull();
  });

  it('is unknown, without an error, if the store fails', async () => {
    const fail = () => Promise.reject(new Error('no store'));
    const dates = new AcceptanceDates(
      { fetch: fail, save: fail, remove: fail },
      () => 'https://e.org'
    );
    await dates.record(DISCLAIMER, true);
    await dates.record(DISCLAIMER, false);
    expect(await dates.getDate(DISCLAIMER)).toBeNull();
  });

  it.each([[null], ['text'], [{ id: 'd1', version: '1', at: 'never' }]])(
    'is unknown if the store has %j',
    async value => {
      const dates = new AcceptanceDates(
        {
          fetch: () => Promise.resolve(value),
          save: () => Promise.resolve(),
          remove: () => Promise.resolve()
        },
        () => 'https://e.org'
      );
      expect(await dates.getDate(DISCLAIMER)).toBeNull();
    }
  );
});
