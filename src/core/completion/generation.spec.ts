import { FakeModel } from '../../testing/servers/standInModel';
import {
  createCursorContext,
  typeInContext
} from '../../testing/cursorContextAt';
import { Session } from './generation';

const PLACE = createCursorContext('qc.║\nx = 1');

/** A session that shows what the model says, up to a full stop. */
function started() {
  const model = new FakeModel();
  const session = new Session(
    PLACE,
    signal => model.generate('p', signal),
    answer => {
      const [text = '', ...more] = answer.split(';');
      return { text, ended: more.length > 0 };
    }
  );
  return { model, session, answer: model.lastGeneration };
}

describe('a session', () => {
  it('grows while the model writes', async () => {
    const { session, answer } = started();
    expect(session).toMatchObject({ text: '', done: false, id: '' });
    await answer.write('h(');
    expect(session).toMatchObject({ text: 'h(', done: false, id: 'c1' });
    await answer.write('0)');
    await answer.end();
    expect(session).toMatchObject({ text: 'h(0)', done: true, aborted: false });
  });

  it('tells of each change', async () => {
    const { session, answer } = started();
    const first = session.changed();
    await answer.write('h');
    await first;
    const second = session.changed();
    await answer.end();
    await second;
    // Done: there is nothing to wait for.
    await session.changed();
    expect(session.text).toBe('h');
  });

  it('closes the connection where the text is complete', async () => {
    const { session, answer, model } = started();
    await answer.write('h(0); and');
    expect(session).toMatchObject({ text: 'h(0)', done: true });
    expect(session.aborted).toBe(false);
    expect(model.activeGenerationCount).toBe(0);
  });

  it('reads no more of an answer without an end than can be meant', async () => {
    const { session, answer, model } = started();
    for (let lines = 0; lines < 1000 && !session.done; lines++) {
      await answer.write('qc.h(0)\n');
    }
    expect(session.text.length).toBeGreaterThan(4000);
    expect(session.text.length).toBeLessThan(4020);
    expect(session).toMatchObject({ done: true, aborted: false });
    expect(session.error).toBeUndefined();
    expect(model.activeGenerationCount).toBe(0);
  });

  it('closes the connection when given up', async () => {
    const { session, answer, model } = started();
    await answer.write('h');
    session.abort();
    await session.ended;
    expect(session).toMatchObject({ text: 'h', done: true, aborted: true });
    expect(session.error).toBeUndefined();
    expect(answer.signal.aborted).toBe(true);
    expect(model.activeGenerationCount).toBe(0);
  });

  it('is not given up once done', async () => {
    const { session, answer } = started();
    await answer.write('h');
    await answer.end();
    session.abort();
    expect(session.aborted).toBe(false);
  });

  it('keeps why it failed, and never rejects by itself', async () => {
    const { session, answer } = started();
    const error = new Error('broken');
    answer.fail(error);
    await session.ended;
    expect(session).toMatchObject({ done: true, error });
  });
});

describe('what was typed along', () => {
  const grown = async () => {
    const { session, answer } = started();
    await answer.write('h(0)');
    return { session, answer };
  };

  it.each([
    ['nothing', '', 0],
    ['a part', 'h(', 2],
    ['all', 'h(0)', 4],
    ['more, ahead of the text', 'h(0)\nq', 6],
    ['something else', 'x', null],
    ['a part, then something else', 'h(1', null]
  ])('%s', async (_, typed, units) => {
    const { session } = await grown();
    expect(session.typedAlong(typeInContext(PLACE, typed))).toBe(units);
  });

  it('is nothing ahead of a text that is done', async () => {
    const { session, answer } = await grown();
    await answer.end();
    expect(session.typedAlong(typeInContext(PLACE, 'h(0)'))).toBe(4);
    expect(session.typedAlong(typeInContext(PLACE, 'h(0)\n'))).toBeNull();
  });

  it.each([
    ['in another editor', { editor: 'other' }],
    ['below other cells', { above: 'y = 2\n\n' }],
    ['before another rest', { suffix: '\nx = 2' }],
    ['before where it was asked for', { prefix: 'qc' }],
    ['after another start', { prefix: 'qd.' }]
  ])('is nothing %s', async (_, other) => {
    const { session } = await grown();
    expect(session.typedAlong({ ...PLACE, ...other })).toBeNull();
  });
});

describe('waiting for more than was typed', () => {
  it('ends with the first characters beyond it', async () => {
    const { session, answer } = started();
    const beyond = session.beyond(PLACE);
    await answer.write('h(');
    expect(await beyond).toBe(0);
    const further = session.beyond(typeInContext(PLACE, 'h('));
    await answer.write('0)');
    expect(await further).toBe(2);
  });

  it('goes on while there are only blanks', async () => {
    const { session, answer } = started();
    let over = false;
    const beyond = session.beyond(PLACE).finally(() => (over = true));
    await answer.write('\n  ');
    expect(over).toBe(false);
    await answer.write('x');
    expect(await beyond).toBe(0);
  });

  it('ends with nothing if the model has said all', async () => {
    const { session, answer } = started();
    const beyond = session.beyond(PLACE);
    await answer.end();
    expect(await beyond).toBeNull();
  });

  it('ends with nothing where the text goes another way', async () => {
    const { session, answer } = started();
    await answer.write('h');
    const ahead = session.beyond(typeInContext(PLACE, 'h(0'));
    await answer.write('(1)');
    expect(await ahead).toBeNull();
  });

  it('fails as the session does', async () => {
    const { session, answer } = started();
    const beyond = session.beyond(PLACE);
    answer.fail(new Error('broken'));
    await expect(beyond).rejects.toThrow('broken');
  });

  it('is given up with the session', async () => {
    const { session } = started();
    const beyond = session.beyond(PLACE);
    session.abort();
    await expect(beyond).rejects.toMatchObject({ name: 'AbortError' });
  });
});
