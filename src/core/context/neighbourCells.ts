import {
  MAX_ABOVE_CHARS,
  MAX_BELOW_CHARS,
  MAX_CELLS_PER_SIDE,
  MAX_READ_ABOVE_CHARS
} from './budget';
import { type ICellText, isSendable, toCellSource } from './cellSource';
import { fitToBudget } from './fitToBudget';
import { MAX_OUTLINED_CHARS } from './outline';
import { keepFirstLines } from './truncate';
import { truncateCells } from './truncateCells';

/**
 * Joins the cells above into one text of at most `budget` UTF-16 units: code
 * unchanged (IPython's magics too), Markdown as comments, raw cells and cells
 * in other languages left out. The nearest cells come first until the budget
 * is used up. The imports and definitions of the code that does not fit are
 * kept.
 *
 *     cells, from the top         result
 *     import qiskit ⏎ … (long)    import qiskit
 *     Bell pair (Markdown)        # Bell pair
 *     qc = QuantumCircuit(2)      qc = QuantumCircuit(2)
 *
 * @param cellsNearestFirst - only as many cells are taken from it as are read.
 */
export function joinCellsAbove(
  cellsNearestFirst: Iterable<ICellText>,
  budget: number = MAX_ABOVE_CHARS
): string {
  const sendableCells: ICellText[] = [];
  let readChars = 0;
  for (const cell of takeFirst(MAX_CELLS_PER_SIDE, cellsNearestFirst)) {
    if (isSendable(cell)) {
      sendableCells.push(cell);
      readChars += countReadChars(cell);
    }
    if (readChars > MAX_READ_ABOVE_CHARS) {
      break;
    }
  }
  if (
    lastJoined.budget !== budget ||
    !areSameCells(lastJoined.cells, sendableCells)
  ) {
    const sources = sendableCells
      .map(toCellSource)
      .filter(source => source !== '');
    const text = fitToBudget(budget, maxChars =>
      truncateCells(sources, maxChars)
    );
    lastJoined = { cells: sendableCells, budget, text };
  }
  return lastJoined.text;
}

/** Returns how many UTF-16 units of a cell are read. Code is read further, for its outline. */
function countReadChars({ kind, text }: ICellText): number {
  const maxChars = kind === 'code' ? MAX_OUTLINED_CHARS : MAX_ABOVE_CHARS;
  return Math.min(text.length, maxChars);
}

/** The last result: the cells above stay the same from one key to the next. */
let lastJoined: {
  readonly cells: readonly ICellText[];
  readonly budget: number;
  readonly text: string;
} = { cells: [], budget: NaN, text: '' };

function areSameCells(
  cells: readonly ICellText[],
  otherCells: readonly ICellText[]
): boolean {
  return (
    cells.length === otherCells.length &&
    cells.every(
      ({ kind, text }, index) =>
        kind === otherCells[index]?.kind && text === otherCells[index].text
    )
  );
}

/**
 * Joins the code of the cells below into one text of at most `budget` UTF-16
 * units, nearest first, up to the first cell that does not fit. If the nearest
 * cell alone is too long, its first lines are kept; if it is one long line, it
 * is passed over.
 *
 * @param cellsNearestFirst - no cell is taken from it after the first that does
 * not fit.
 */
export function joinCellsBelow(
  cellsNearestFirst: Iterable<ICellText>,
  budget: number = MAX_BELOW_CHARS
): string {
  let below = '';
  for (const cell of takeFirst(MAX_CELLS_PER_SIDE, cellsNearestFirst)) {
    const source =
      cell.kind === 'code' && isSendable(cell) ? toCellSource(cell) : '';
    const fits = below.length + source.length <= budget;
    if (!fits && below !== '') {
      break;
    }
    below += fits ? source : keepFirstLines(source, budget);
  }
  return below;
}

/** Yields the first `count` items, and takes no more than these from the source. */
function* takeFirst<T>(count: number, items: Iterable<T>): Generator<T> {
  let remaining = count;
  for (const item of items) {
    yield item;
    if (--remaining === 0) {
      return;
    }
  }
}
