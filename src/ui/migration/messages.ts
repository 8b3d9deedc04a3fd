import type { TranslationBundle } from '@jupyterlab/translation';
import type {
  CellProgress,
  MigrationRun
} from '../../core/migration/migrationRun';

/** Describes in one sentence what a run is doing. */
export function describeStage(
  { cells, progress, stage }: MigrationRun,
  trans: TranslationBundle
): string {
  switch (stage) {
    case 'planning':
      return trans._n(
        'The code of %1 cell was sent; the service is planning the changes…',
        'The code of %1 cells was sent; the service is planning the changes…',
        cells.length
      );
    case 'reviewing':
      return trans.__('The service is reviewing its plan…');
    case 'writing': {
      const doneCount = progress.filter(
        ({ kind }) => kind !== 'waiting' && kind !== 'writing'
      ).length;
      return trans.__('%1 of %2 cells are done…', doneCount, cells.length);
    }
  }
}

/** Summarizes in one sentence the result of a run. */
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
        'New code for %1 cell. Read it before you accept it: it may be wrong.',
        'New code for %1 cells. Read it before you accept it: it may be wrong.',
        changedCount
      );
}
