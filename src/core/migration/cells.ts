import { optsOut } from '../context/optOut';
import { isForeignCell } from '../python/magics';
import { holdsPython } from './magicLines';

/** A cell whose code can be rewritten. */
export interface IMigratableCell {
  readonly id: string;
  /** Its place in the notebook, counted from 1. */
  readonly place: number;
  readonly text: string;
}

/** A cell with code that is neither sent nor changed. */
export interface IExempt {
  readonly place: number;
  readonly why: 'off' | 'readOnly' | 'otherLanguage';
}

/** A cell that says something else than before. */
export interface ICellChange {
  readonly id: string;
  readonly before: string;
  readonly after: string;
}

/** A notebook, or one cell of it, as far as its code can be rewritten. */
export interface IMigratable {
  readonly cells: readonly IMigratableCell[];
  readonly exempt: readonly IExempt[];
  /** Whether a cell is there and says what it said. */
  isAsBefore(cell: IMigratableCell): boolean;
  /** Be told when that may have changed, until the function it returns is called. */
  onChanged(look: () => void): () => void;
}

/** What decides about a code cell. */
export interface ICodeCell {
  readonly text: string;
  readonly isPython: boolean;
  readonly isReadOnly: boolean;
  /** Whether the whole notebook is opted out. */
  readonly isOff: boolean;
}

/**
 * Why a code cell is left alone: by the person's wish first, so that nothing
 * that is opted out is looked at further.
 *
 * @returns `empty` for one without any Python, null for one that can be rewritten.
 */
export function whyExempt(cell: ICodeCell): IExempt['why'] | 'empty' | null {
  const { text, isPython, isReadOnly, isOff } = cell;
  if (text.trim() === '') {
    return 'empty';
  }
  if (isOff || optsOut(text)) {
    return 'off';
  }
  if (!isPython || isForeignCell(text)) {
    return 'otherLanguage';
  }
  if (!holdsPython(text)) {
    return 'empty';
  }
  return isReadOnly ? 'readOnly' : null;
}
