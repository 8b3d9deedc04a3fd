import type { IMigrationStep } from '../api/migrationStream';
import { ApiError } from '../errors/problem';
import { Migration } from './migrationRun';
import { withMarks } from './markers';

const NEVER = new AbortController().signal;

/** A service that writes an answer a few characters at a time. */
function writing(answer: (code: string) => string, asked: string[] = []) {
  return async function* (code: string): AsyncGenerator<IMigrationStep> {
    asked.push(code);
    yield { stage: 'planning', text: '' };
    for (const text of answer(code).match(/[^]{1,3}/g) ?? []) {
      yield { stage: 'writing', text };
    }
  };
}

const renewed = (code: string) => code.replaceAll('old', 'new');

describe('a cell', () => {
  it('is sent as it is, and what comes back is its new code', async () => {
    const asked: string[] = [];
    const migration = new Migration(['\nold()\n'], writing(renewed, asked));
    await migration.run(NEVER);
    expect(asked).toEqual(['\nold()\n']);
    expect(migration.progress).toEqual([
      { kind: 'changed', text: '\nnew()\n' }
    ]);
  });

  it('grows while it is written, once it is surely code', async () => {
    const seen: unknown[] = [];
    const migration = new Migration(['old.run()'], writing(renewed), () =>
      seen.push(migration.progress[0])
    );
    await migration.run(NEVER);
    expect(seen).toEqual([
      { kind: 'waiting' },
      { kind: 'waiting' },
      { kind: 'writing', text: 'new.ru' },
      { kind: 'writing', text: 'new.run()' },
      { kind: 'changed', text: 'new.run()' }
    ]);
  });

  it('of which nothing has to change stays the same', async () => {
    const migration = new Migration(
      ['fine()\n'],
      writing(code => `\n${code}\n`)
    );
    await migration.run(NEVER);
    expect(migration.progress).toEqual([{ kind: 'same' }]);
  });

  it('keeps its magics, or stays as it is', async () => {
    const cell = '%matplotlib inline\nold()';
    const asked: string[] = [];
    const kept = new Migration([cell], writing(renewed, asked));
    await kept.run(NEVER);
    expect(asked).toEqual(['### NB_CELL_MAGIC:%matplotlib inline\nold()']);
    expect(kept.progress).toEqual([
      { kind: 'changed', text: '%matplotlib inline\nnew()' }
    ]);
    const lost = new Migration(
      [cell],
      writing(() => 'new()')
    );
    await lost.run(NEVER);
    expect(lost.progress).toEqual([{ kind: 'left', why: 'magics' }]);
  });

  it('is not emptied by an answer without code', async () => {
    const migration = new Migration(
      ['old()'],
      writing(() => 'Sure!\n')
    );
    await migration.run(NEVER);
    expect(migration.progress).toEqual([{ kind: 'left', why: 'missing' }]);
  });
});

describe('a notebook', () => {
  it('is sent at once, and its cells are told apart', async () => {
    const asked: string[] = [];
    const cells = ['from old import a', 'fine()', 'old(a)'];
    const migration = new Migration(cells, writing(renewed, asked));
    await migration.run(NEVER);
    expect(asked).toEqual([
      withMarks(cells.map((text, mark) => ({ mark, text })))
    ]);
    expect(migration.progress).toEqual([
      { kind: 'changed', text: 'from new import a' },
      { kind: 'same' },
      { kind: 'changed', text: 'new(a)' }
    ]);
  });

  it('may come in one fence, or each cell in its own', async () => {
    const one = (code: string) =>
      `Here you go:\n\`\`\`python\n${code}\n\`\`\`\nDone.`;
    const each = () =>
      '### Notebook_Cell_0\n```python\nnew()\n```\n\n### Notebook_Cell_1\n```\nb\n```\nThat is all that changed.';
    for (const answer of [(code: string) => one(renewed(code)), each]) {
      const migration = new Migration(['old()', 'b'], writing(answer));
      await migration.run(NEVER);
      expect(migration.progress).toEqual([
        { kind: 'changed', text: 'new()' },
        { kind: 'same' }
      ]);
    }
  });

  it('a cell that the answer leaves out stays, and an unknown one is ignored', async () => {
    const migration = new Migration(
      ['old()', 'old(2)'],
      writing(() => '### Notebook_Cell_1\nnew(2)\n### Notebook_Cell_7\nnew()')
    );
    await migration.run(NEVER);
    expect(migration.progress).toEqual([
      { kind: 'left', why: 'missing' },
      { kind: 'changed', text: 'new(2)' }
    ]);
  });

  it('that is long is sent in portions', async () => {
    const asked: string[] = [];
    const cells = ['a', 'b', 'c'].map(
      name => `${name} = "${'x'.repeat(9000)}"`
    );
    const migration = new Migration(
      cells,
      writing(code => code, asked)
    );
    await migration.run(NEVER);
    expect(asked).toHaveLength(3);
    expect(migration.progress.map(({ kind }) => kind)).toEqual(
      Array(3).fill('same')
    );
  });

  it('keeps what was complete when it is stopped', async () => {
    const stop = new AbortController();
    const migration = new Migration(
      ['old()', 'old(2)', 'c'],
      writing(renewed),
      () => {
        if (migration.progress[1]?.kind === 'writing') {
          stop.abort();
        }
      }
    );
    await expect(migration.run(stop.signal)).rejects.toThrow();
    expect(migration.progress).toEqual([
      { kind: 'changed', text: 'new()' },
      { kind: 'left', why: 'stopped' },
      { kind: 'left', why: 'stopped' }
    ]);
  });
});

it('an answer without an end is given up', async () => {
  const migration = new Migration(
    ['old()'],
    writing(() => 'new()\n'.repeat(9000))
  );
  await expect(migration.run(NEVER)).rejects.toThrow(ApiError);
  expect(migration.progress).toEqual([{ kind: 'left', why: 'stopped' }]);
});
