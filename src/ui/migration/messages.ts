import type { TranslationBundle } from '@jupyterlab/translation';
import type { IMigratable } from '../../core/migration/cells';
import type {
  CellProgress,
  Migration
} from '../../core/migration/migrationRun';

/** What goes on, in a sentence. */
export function describeStage(
  { progress, stage }: Migration,
  { cells }: IMigratable,
  trans: TranslationBundle
): string {
  switch (stage) {
    case 'planning':
      return trans._n(
        'The code of %1 cell is sent; the service plans what to change…',
        'The code of %1 cells is sent; the service plans what to change…',
        cells.length
      );
    case 'reviewing':
      return trans.__('The service looks at its plan…');
    case 'writing': {
      const doneCount = progress.filter(
        ({ kind }) => kind !== 'waiting' && kind !== 'writing'
      ).length;
      return trans.__('%1 of %2 cells are done…', doneCount, cells.length);
    }
  }
}

/** What came of it, in a sentence. */
export function summarizeProgress(
  progress: readonly CellProgress[],
  trans: TranslationBundle
): string {
  if (progress.length === 0) {
    return trans.__('There is no Python code here to update.');
  }
  const changedCount = progress.filter(({ kind }) => kind === 'changed').length;
  const isUnchanged = progress.every(({ kind }) => kind === 'same');
  if (isUnchanged) {
    return trans.__('Nothing has to change.');
  }
  return changedCount === 0
    ? trans.__('No cell was updated.')
    : trans._n(
        'New code for %1 cell. Read it before you take it: it may be wrong.',
        'New code for %1 cells. Read it before you take it: it may be wrong.',
        changedCount
      );
}
