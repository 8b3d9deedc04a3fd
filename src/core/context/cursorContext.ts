import { asCode, type ICellText, isSent } from './cellSource';
import { linesAtStart } from './truncate';
import { cutCells } from './truncateCells';
import { keepWithin } from './fitToBudget';
import { MOST_OUTLINED } from './outline';

export type { ICellText } from './cellSource';

/** Where a suggestion is asked for: everything that it may depend on. */
export interface IPlace {
  /** Tells one editor from another. */
  readonly editor: string;
  /** What the cells above amount to, within {@link ABOVE_BUDGET}. */
  readonly above: string;
  /** The current cell before the cursor; of a long one its end. */
  readonly prefix: string;
  /** Where in the cell that begins, in UTF-16 units. */
  readonly start: number;
  /** The current cell after the cursor; never put before it. */
  readonly suffix: string;
  /** The code of the cells below, within {@link BELOW_BUDGET}. */
  readonly below: string;
}

/** Whether nothing that a suggestion depends on differs. */
export function isSamePlace(one: IPlace, other: IPlace): boolean {
  return (
    one.editor === other.editor &&
    one.prefix === other.prefix &&
    one.suffix === other.suffix &&
    one.above === other.above &&
    one.below === other.below
  );
}

/** How much of the cells above is read, in UTF-16 units. */
export const ABOVE_BUDGET = 3000;

/** How much of the cells below is read, in UTF-16 units. */
export const BELOW_BUDGET = 1000;

/** How many cells are looked at on either side, most of them empty perhaps. */
const MOST_CELLS = 100;

/**
 * How much of the cells above is looked at for imports and definitions, in
 * UTF-16 units: that much is read in about a millisecond.
 */
const MOST_READ = 50_000;

/**
 * The cells above as one text, nearest first until the budget is spent: code
 * as it is (IPython's magics too), Markdown as comments, raw cells and other
 * languages not at all. Of the code that is cut, imports and definitions are
 * kept at the head.
 */
export function textAbove(
  nearestFirst: Iterable<ICellText>,
  budget: number = ABOVE_BUDGET
): string {
  const read: ICellText[] = [];
  let size = 0;
  for (const cell of first(MOST_CELLS, nearestFirst)) {
    if (isSent(cell)) {
      read.push(cell);
      size += readOf(cell);
    }
    if (size > MOST_READ) {
      break;
    }
  }
  if (last.budget !== budget || !areSame(last.read, read)) {
    const cells = read.map(asCode).filter(text => text !== '');
    const text = keepWithin(budget, most => cutCells(cells, most));
    last = { read, budget, text };
  }
  return last.text;
}

/** How much of a cell is read: its outline, which Markdown has none of. */
function readOf({ kind, text }: ICellText): number {
  const most = kind === 'code' ? MOST_OUTLINED : ABOVE_BUDGET;
  return Math.min(text.length, most);
}

/** What was read last: from one key to the next the cells above stay the same. */
let last: {
  readonly read: readonly ICellText[];
  readonly budget: number;
  readonly text: string;
} = { read: [], budget: NaN, text: '' };

function areSame(
  some: readonly ICellText[],
  others: readonly ICellText[]
): boolean {
  return (
    some.length === others.length &&
    some.every(
      ({ kind, text }, at) =>
        kind === others[at]?.kind && text === others[at].text
    )
  );
}

/**
 * The code of the cells below as one text, nearest first until a cell doesn't
 * fit any more; of the nearest one, as many lines as fit. Reads no more cells
 * than it needs, and one.
 */
export function textBelow(
  nearestFirst: Iterable<ICellText>,
  budget: number = BELOW_BUDGET
): string {
  let below = '';
  for (const cell of first(MOST_CELLS, nearestFirst)) {
    const text = cell.kind === 'code' && isSent(cell) ? asCode(cell) : '';
    const fits = below.length + text.length <= budget;
    if (!fits && below !== '') {
      break;
    }
    below += fits ? text : linesAtStart(text, budget);
  }
  return below;
}

/** The first few of many, without a look at the rest. */
function* first<T>(count: number, many: Iterable<T>): Generator<T> {
  let left = count;
  for (const one of many) {
    yield one;
    if (--left === 0) {
      return;
    }
  }
}
