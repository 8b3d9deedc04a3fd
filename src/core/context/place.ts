import { isForeignCell } from '../python/magics';
import { cutAtLineStart } from './cut';
import { type ICutText, keepEnd } from './keep';
import { optsOut } from './optOut';

/** One cell as the prompt sees it; outputs are never looked at. */
export interface ICellText {
  readonly kind: 'code' | 'markdown' | 'raw';
  readonly text: string;
}

/** Where a suggestion is asked for: everything that it may depend on. */
export interface IPlace {
  /** Tells one editor from another. */
  readonly editor: string;
  /** What the cells above amount to, within {@link ABOVE_BUDGET}. */
  readonly above: string;
  /** The current cell before the cursor. */
  readonly prefix: string;
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
    read.push(cell);
    size += cell.text.length;
    if (size > MOST_READ) {
      break;
    }
  }
  if (last.budget !== budget || !areSame(last.read, read)) {
    const cells = read.map(asCode).filter(text => text !== '');
    const text = keepEnd(budget, most => cutCells(cells, most));
    last = { read, budget, text };
  }
  return last.text;
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

/** Cells, nearest first, of which at most so many UTF-16 units are kept. */
function cutCells(cells: readonly string[], most: number): ICutText {
  let size = 0;
  const full = cells.findIndex(text => (size += text.length) > most);
  if (full === 0) {
    // The nearest cell is worth keeping in part, a far one is not.
    const [nearest = '', ...far] = cells;
    const kept = cutAtLineStart(nearest, most);
    const rest = nearest.slice(0, nearest.length - kept.length);
    return { cut: [...far.reverse(), rest], kept };
  }
  const end = full === -1 ? cells.length : full;
  return {
    cut: cells.slice(end).reverse(),
    kept: cells.slice(0, end).reverse().join('')
  };
}

/**
 * The code of the cells below as one text, nearest first until a cell doesn't
 * fit any more. Reads no more cells than it keeps, and one.
 */
export function textBelow(
  nearestFirst: Iterable<ICellText>,
  budget: number = BELOW_BUDGET
): string {
  let below = '';
  for (const cell of first(MOST_CELLS, nearestFirst)) {
    const text = cell.kind === 'code' ? asCode(cell) : '';
    if (below.length + text.length > budget) {
      break;
    }
    below += text;
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

/** A cell as Python source that ends with a blank line, or nothing. */
function asCode(cell: ICellText): string {
  const text = cell.text.trim();
  if (
    text === '' ||
    cell.kind === 'raw' ||
    isForeignCell(text) ||
    optsOut(cell.text)
  ) {
    return '';
  }
  return cell.kind === 'code'
    ? `${text}\n\n`
    : `${text.replace(/^(.*)$/gm, '# $1').replace(/ +$/gm, '')}\n\n`;
}
