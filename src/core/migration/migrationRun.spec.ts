import type { IMigrationStep } from '../api/migrationStream';
import { ApiError } from '../errors/problem';
import { joinWithMarkers } from './markers';
import { MigrationRun, type Rewrite } from './migrationRun';

const NEVER_ABORTED = new AbortController().signal;

/** Returns a service that writes an answer three characters at a time, and records what it receives. */
function createService(
  answer: (code: string) => string,
  requests: string[] = []
): Rewrite {
  return async function* (code: string): AsyncGenerator<IMigrationStep> {
    requests.push(code);
    yield { stage: 'planning', text: '' };
    for (const text of answer(code).match(/[^]{1,3}/g) ?? []) {
      yield { stage: 'writing', text };
    }
  };
}

const modernize = (code: string) => code.replaceAll('old', 'new');

describe('a single cell', () => {
  it('is sent without a marker, and the answer is its new code', async () => {
    const requests: string[] = [];
    const migration = new MigrationRun(
      ['\nold()\n'],
      createService(modernize, requests)
    );
    await migration.run(NEVER_ABORTED);
    expect(requests).toEqual(['\nold()\n']);
    expect(migration.progress).toEqual([
      { kind: 'changed', text: '\nnew()\n' }
    ]);
  });

  it('grows while it is written, as soon as the answer is certainly code', async () => {
    const progress: unknown[] = [];
    const migration = new MigrationRun(
      ['old.run()'],
      createService(modernize),
      () => progress.push(migration.progress[0])
    );
    await migration.run(NEVER_ABORTED);
    expect(progress).toEqual([
      { kind: 'waiting' },
      { kind: 'waiting' },
      { kind: 'writing', text: 'new.ru' },
      { kind: 'writing', text: 'new.run()' },
      { kind: 'changed', text: 'new.run()' }
    ]);
  });

  it('stays the same if its code needs no change', async () => {
    const migration = new MigrationRun(
      ['fine()\n'],
      createService(code => `\n${code}\n`)
    );
    await migration.run(NEVER_ABORTED);
    expect(migration.progress).toEqual([{ kind: 'same' }]);
  });

  it('keeps its code if the answer changes a magic', async () => {
    const cell = '%matplotlib inline\nold()';
    const requests: string[] = [];
    const keptRun = new MigrationRun(
      [cell],
      createService(modernize, requests)
    );
    await keptRun.run(NEVER_ABORTED);
    expect(requests).toEqual(['### NB_CELL_MAGIC:%matplotlib inline\nold()']);
    expect(keptRun.progress).toEqual([
      { kind: 'changed', text: '%matplotlib inline\nnew()' }
    ]);
    const changedRun = new MigrationRun(
      [cell],
      createService(() => 'new()')
    );
    await changedRun.run(NEVER_ABORTED);
    expect(changedRun.progress).toEqual([
      { kind: 'skipped', reason: 'magics' }
    ]);
  });

  it('keeps its code if the answer contains none', async () => {
    const migration = new MigrationRun(
      ['old()'],
      createService(() => 'Sure!\n')
    );
    await migration.run(NEVER_ABORTED);
    expect(migration.progress).toEqual([
      { kind: 'skipped', reason: 'missing' }
    ]);
  });
});

describe('a notebook', () => {
  it('is sent in one request, with a marker for each cell', async () => {
    const requests: string[] = [];
    const cells = ['from old import a', 'fine()', 'old(a)'];
    const migration = new MigrationRun(
      cells,
      createService(modernize, requests)
    );
    await migration.run(NEVER_ABORTED);
    expect(requests).toEqual([
      joinWithMarkers(cells.map((text, index) => ({ index, text })))
    ]);
    expect(migration.progress).toEqual([
      { kind: 'changed', text: 'from new import a' },
      { kind: 'same' },
      { kind: 'changed', text: 'new(a)' }
    ]);
  });

  it('may be answered in one fence, or in one fence for each cell', async () => {
    const answerInOneFence = (code: string) =>
      `Here you go:\n\`\`\`python\n${code}\n\`\`\`\nDone.`;
    const answerInFences = () =>
      '### Notebook_Cell_0\n```python\nnew()\n```\n\n### Notebook_Cell_1\n```\nb\n```\nThat is all that changed.';
    for (const answer of [
      (code: string) => answerInOneFence(modernize(code)),
      answerInFences
    ]) {
      const migration = new MigrationRun(['old()', 'b'], createService(answer));
      await migration.run(NEVER_ABORTED);
      expect(migration.progress).toEqual([
        { kind: 'changed', text: 'new()' },
        { kind: 'same' }
      ]);
    }
  });

  it('keeps cells that the answer omits, and ignores unknown cells', async () => {
    const migration = new MigrationRun(
      ['old()', 'old(2)'],
      createService(
        () => '### Notebook_Cell_1\nnew(2)\n### Notebook_Cell_7\nnew()'
      )
    );
    await migration.run(NEVER_ABORTED);
    expect(migration.progress).toEqual([
      { kind: 'skipped', reason: 'missing' },
      { kind: 'changed', text: 'new(2)' }
    ]);
  });

  it('is sent in batches if it is long', async () => {
    const requests: string[] = [];
    const cells = ['a', 'b', 'c'].map(
      name => `${name} = "${'x'.repeat(9000)}"`
    );
    const migration = new MigrationRun(
      cells,
      createService(code => code, requests)
    );
    await migration.run(NEVER_ABORTED);
    expect(requests).toHaveLength(3);
    expect(migration.progress.map(({ kind }) => kind)).toEqual(
      Array(3).fill('same')
    );
  });

  it('keeps the new code of complete cells when the run is stopped', async () => {
    const controller = new AbortController();
    const migration = new MigrationRun(
      ['old()', 'old(2)', 'c'],
      createService(modernize),
      () => {
        if (migration.progress[1]?.kind === 'writing') {
          controller.abort();
        }
      }
    );
    await expect(migration.run(controller.signal)).rejects.toThrow();
    expect(migration.progress).toEqual([
      { kind: 'changed', text: 'new()' },
      { kind: 'skipped', reason: 'stopped' },
      { kind: 'skipped', reason: 'stopped' }
    ]);
  });
});

it('gives up an answer that does not end', async () => {
  const migration = new MigrationRun(
    ['old()'],
    createService(() => 'new()\n'.repeat(9000))
  );
  await expect(migration.run(NEVER_ABORTED)).rejects.toThrow(ApiError);
  expect(migration.progress).toEqual([{ kind: 'skipped', reason: 'stopped' }]);
});
