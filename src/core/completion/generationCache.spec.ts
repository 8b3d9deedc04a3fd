import { FakeModel } from '../../testing/servers/standInModel';
import {
  createCursorContext,
  typeInContext
} from '../../testing/cursorContextAt';
import type { IPlace } from '../context/cursorContext';
import { SessionCache } from './generationCache';
import { Session } from './generation';

/** A session that is done and says a text. */
async function said(context: IPlace, text: string): Promise<Session> {
  const model = new FakeModel();
  const session = new Session(
    context,
    signal => model.generate('p', signal),
    answer => ({ text: answer, ended: false })
  );
  await model.lastGeneration.write(text);
  await model.lastGeneration.end();
  return session;
}

const PLACE = createCursorContext('qc.║');

describe('the cache', () => {
  it('finds what is typed along', async () => {
    const cache = new SessionCache();
    const session = await said(PLACE, 'h(0)');
    cache.add(session);
    expect(cache.find(PLACE)).toEqual({ session, typed: 0 });
    expect(cache.find(typeInContext(PLACE, 'h('))).toEqual({
      session,
      typed: 2
    });
    expect(cache.find(typeInContext(PLACE, 'x'))).toBeNull();
  });

  it('finds nothing where all of it is typed', async () => {
    const cache = new SessionCache();
    cache.add(await said(PLACE, 'h(0)'));
    expect(cache.find(typeInContext(PLACE, 'h(0)'))).toBeNull();
  });

  it('prefers the longest matching prefix', async () => {
    const cache = new SessionCache();
    const far = await said(PLACE, 'h(0)\nqc.x(1)');
    const near = await said(typeInContext(PLACE, 'h(0)'), '\nqc.cx(0, 1)');
    cache.add(near);
    cache.add(far);
    const context = typeInContext(PLACE, 'h(0)\nqc.');
    expect(cache.find(context)).toEqual({ session: near, typed: 4 });
  });

  it('keeps nothing that failed, was given up or says nothing', async () => {
    const cache = new SessionCache();
    const model = new FakeModel();
    const start = () =>
      new Session(
        PLACE,
        signal => model.generate('p', signal),
        text => ({ text, ended: false })
      );
    const failed = start();
    await model.lastGeneration.write('h(0)');
    model.lastGeneration.fail(new Error('broken'));
    await failed.ended;
    const aborted = start();
    await model.lastGeneration.write('h(0)');
    aborted.abort();
    await aborted.ended;
    [failed, aborted, await said(PLACE, '')].forEach(each => cache.add(each));
    expect(cache.find(PLACE)).toBeNull();
    expect(cache.isSilentAt(PLACE)).toBe(true);
  });

  it('knows where there was nothing to say, and keeps the rest', async () => {
    const cache = new SessionCache(1);
    const session = await said(PLACE, 'h(0)');
    cache.add(session);
    const silent = typeInContext(PLACE, 'h(');
    cache.add(await said(silent, ''));
    expect(cache.isSilentAt(silent)).toBe(true);
    expect(cache.isSilentAt(PLACE)).toBe(false);
    // What was said before goes on to say something there.
    expect(cache.find(silent)).toEqual({ session, typed: 2 });
    cache.add(await said(typeInContext(PLACE, 'x'), ''));
    expect(cache.isSilentAt(silent)).toBe(false);
    cache.clear();
    expect(cache.isSilentAt(typeInContext(PLACE, 'x'))).toBe(false);
  });

  it('drops what was not used for longest', async () => {
    const cache = new SessionCache(2);
    const places = ['a║', 'b║', 'c║'].map(text => createCursorContext(text));
    const [a, b, c] = places as [IPlace, IPlace, IPlace];
    cache.add(await said(a, '1'));
    cache.add(await said(b, '2'));
    expect(cache.find(a)).not.toBeNull();
    cache.add(await said(c, '3'));
    expect(places.map(context => cache.find(context)?.session.text)).toEqual([
      '1',
      undefined,
      '3'
    ]);
  });

  it('forgets all', async () => {
    const cache = new SessionCache();
    cache.add(await said(PLACE, 'h(0)'));
    cache.clear();
    expect(cache.find(PLACE)).toBeNull();
  });
});
