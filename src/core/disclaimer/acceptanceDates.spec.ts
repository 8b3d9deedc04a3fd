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

/** A store that forgets when it goes. */
function createMemoryStore(): IAcceptanceDateStore {
  const values = new Map<string, unknown>();
  return {
    fetch: name => Promise.resolve(values.get(name)),
    save: (name, value) => Promise.resolve(values.set(name, value)),
    remove: name => Promise.resolve(values.delete(name))
  };
}

/** What is remembered for a service, in a store that may be another's too. */
const createAcceptanceDates = (
  store = createMemoryStore(),
  service = 'https://e.org'
) =>
  new AcceptanceDates(
    store,
    () => service,
    () => NOW
  );

describe('an acceptance', () => {
  it('is remembered with its time, also by who comes later', async () => {
    const store = createMemoryStore();
    await createAcceptanceDates(store).record(DISCLAIMER, true);
    expect(await createAcceptanceDates(store).getDate(DISCLAIMER)).toEqual(NOW);
  });

  it('is of its service, model, version and text only', async () => {
    const store = createMemoryStore();
    const acceptances = createAcceptanceDates(store);
    await acceptances.record(DISCLAIMER, true);
    const others: Partial<IDisclaimer>[] = [
      { model: 'other' },
      { version: '2' },
      { id: 'd2' }
    ];
    for (const other of others) {
      expect(await acceptances.getDate({ ...DISCLAIMER, ...other })).toBeNull();
    }
    const elsewhere = createAcceptanceDates(store, 'https://other.org');
    expect(await elsewhere.getDate(DISCLAIMER)).toBeNull();
  });

  it('is forgotten when it is withdrawn', async () => {
    const acceptances = createAcceptanceDates();
    await acceptances.record(DISCLAIMER, true);
    await acceptances.record(DISCLAIMER, false);
    expect(await acceptances.getDate(DISCLAIMER)).toBeNull();
  });

  it('has the date that the service gives, if it gives one', async () => {
    const acceptances = createAcceptanceDates();
    await acceptances.record(DISCLAIMER, true);
    const dated = { ...DISCLAIMER, accepted_at: '2025-01-02T00:00:00Z' };
    expect(await acceptances.getDate(dated)).toEqual(
      new Date(dated.accepted_at)
    );
    const odd = { ...DISCLAIMER, accepted_at: 'yesterday' };
    expect(await acceptances.getDate(odd)).toBeNull();
  });

  it('that can’t be kept or read disturbs nobody', async () => {
    const fails = () => Promise.reject(new Error('no store'));
    const acceptances = new AcceptanceDates(
      { fetch: fails, save: fails, remove: fails },
      () => 'https://e.org'
    );
    await acceptances.record(DISCLAIMER, true);
    await acceptances.record(DISCLAIMER, false);
    expect(await acceptances.getDate(DISCLAIMER)).toBeNull();
  });

  it.each([[null], ['text'], [{ id: 'd1', version: '1', at: 'never' }]])(
    'that was kept as %j has no date',
    async value => {
      const acceptances = new AcceptanceDates(
        {
          fetch: () => Promise.resolve(value),
          save: () => Promise.resolve(),
          remove: () => Promise.resolve()
        },
        () => 'https://e.org'
      );
      expect(await acceptances.getDate(DISCLAIMER)).toBeNull();
    }
  );
});
