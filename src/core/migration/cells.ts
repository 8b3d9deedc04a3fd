import { hasOptedOut } from '../context/optOut';
import { isForeignCell } from '../python/magics';
import { containsPython } from './magicLines';

/** A cell whose code can be rewritten. */
export interface IMigratableCell {
  readonly id: string;
  /** Its number among all cells of the notebook, from 1. */
  readonly cellNumber: number;
  readonly text: string;
}

/** A cell with code that is neither sent nor changed. */
export interface IExemptCell {
  readonly cellNumber: number;
  readonly reason: 'optedOut' | 'readOnly' | 'otherLanguage';
}

/** A change of a cell's code. */
export interface ICellChange {
  readonly id: string;
  readonly before: string;
  readonly after: string;
}

/** A notebook, or one cell of it, whose code is to be rewritten. */
export interface IMigrationTarget {
  readonly cells: readonly IMigratableCell[];
  readonly exemptCells: readonly IExemptCell[];
  /** Returns whether the cell still exists with the same text. */
  isUnchanged(cell: IMigratableCell): boolean;
  /**
   * Calls the listener whenever the result of `isUnchanged` may differ.
   *
   * @returns a function that removes the listener.
   */
  onChanged(listener: () => void): () => void;
}

/** A code cell, with all that decides whether it is migrated. */
export interface ICodeCell {
  readonly text: string;
  readonly isPython: boolean;
  readonly isReadOnly: boolean;
  readonly isNotebookOptedOut: boolean;
}

/**
 * Returns why a code cell is not rewritten. Opting out is checked first, so
 * that nothing else is read of a cell that is opted out.
 *
 * @returns `empty` if the cell has no Python at all; null if it can be
 * rewritten.
 */
export function getExemptReason(
  cell: ICodeCell
): IExemptCell['reason'] | 'empty' | null {
  const { text, isPython, isReadOnly, isNotebookOptedOut } = cell;
  if (text.trim() === '') {
    return 'empty';
  }
  if (isNotebookOptedOut || hasOptedOut(text)) {
    return 'optedOut';
  }
  if (!isPython || isForeignCell(text)) {
    return 'otherLanguage';
  }
  if (!containsPython(text)) {
    return 'empty';
  }
  return isReadOnly ? 'readOnly' : null;
}
