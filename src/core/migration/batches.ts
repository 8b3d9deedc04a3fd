/**
 * How much code one request holds at most, in UTF-16 units: some 4,000 tokens,
 * so that code and answer fit where a model can hold 16,000.
 */
const MOST = 12_000;

/** Cells in portions, each for one request; a cell is never cut. */
export function portionsOf<T extends { readonly text: string }>(
  cells: readonly T[],
  most = MOST
): T[][] {
  const portions: T[][] = [];
  let size = Infinity;
  for (const cell of cells) {
    size += cell.text.length;
    if (size > most) {
      portions.push([]);
      size = cell.text.length;
    }
    portions.at(-1)?.push(cell);
  }
  return portions;
}
