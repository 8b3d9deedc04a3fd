/**
 * The most code that one request contains, in UTF-16 units: about 4,000 model
 * tokens, so that code and answer fit into a context of 16,000.
 */
const MAX_BATCH_CHARS = 12_000;

/**
 * Splits cells into batches, one for each request. A cell is never cut: one
 * that exceeds the limit is a batch of its own.
 */
export function splitIntoBatches<T extends { readonly text: string }>(
  cells: readonly T[],
  maxChars = MAX_BATCH_CHARS
): T[][] {
  const batches: T[][] = [];
  let charCount = Infinity;
  for (const cell of cells) {
    charCount += cell.text.length;
    if (charCount > maxChars) {
      batches.push([]);
      charCount = cell.text.length;
    }
    batches.at(-1)?.push(cell);
  }
  return batches;
}
