/** A line of a cell, as it was, as it becomes, or as it stays. */
export interface IDiffLine {
  /** `ahead`: an old line that a growing text has not come to. */
  readonly kind: 'same' | 'old' | 'new' | 'ahead';
  readonly text: string;
}

/**
 * The largest table that is filled to compare two texts; it has a field for
 * each pair of lines. Beyond that, everything between what is the same at both
 * ends counts as replaced.
 */
const LARGEST = 1_000_000;

/**
 * How one text becomes another, line by line: the old lines of a place before
 * its new ones.
 *
 * @param done - whether `after` is complete; if not, its last line isn't
 * compared.
 */
export function lineDiff(
  before: string,
  after: string,
  done = true
): IDiffLine[] {
  const old = before.split('\n');
  const fresh = after.split('\n');
  if (!done) {
    fresh.pop();
  }
  let head = 0;
  while (
    head < Math.min(old.length, fresh.length) &&
    old[head] === fresh[head]
  ) {
    head++;
  }
  let tail = 0;
  const most = done ? Math.min(old.length, fresh.length) - head : 0;
  while (tail < most && old.at(-1 - tail) === fresh.at(-1 - tail)) {
    tail++;
  }
  const lines = [
    ...as('same', old.slice(0, head)),
    ...compared(
      old.slice(head, old.length - tail),
      fresh.slice(head, fresh.length - tail)
    ),
    ...as('same', old.slice(old.length - tail))
  ];
  return done ? lines : withLinesAhead(lines);
}

/** After the last line that both have, the old ones may still come. */
function withLinesAhead(lines: readonly IDiffLine[]): IDiffLine[] {
  let last = lines.length;
  while (last > 0 && lines[last - 1]?.kind !== 'same') {
    last--;
  }
  const open = lines.slice(last);
  return [
    ...lines.slice(0, last),
    ...open.filter(({ kind }) => kind === 'new'),
    ...open
      .filter(({ kind }) => kind === 'old')
      .map(({ text }) => ({ kind: 'ahead' as const, text }))
  ];
}

/** By the longest common subsequence of lines. */
function compared(old: string[], fresh: string[]): IDiffLine[] {
  if (old.length * fresh.length > LARGEST) {
    return [...as('old', old), ...as('new', fresh)];
  }
  const common = lengths(old, fresh);
  const lines: IDiffLine[] = [];
  let o = 0;
  let f = 0;
  while (o < old.length || f < fresh.length) {
    if (o < old.length && f < fresh.length && old[o] === fresh[f]) {
      lines.push(...as('same', [old[o++] ?? '']));
      f++;
    } else if (
      o < old.length &&
      (common[o + 1]?.[f] ?? 0) >= (common[o]?.[f + 1] ?? 0)
    ) {
      lines.push(...as('old', [old[o++] ?? '']));
    } else {
      lines.push(...as('new', [fresh[f++] ?? '']));
    }
  }
  return lines;
}

/** How many lines two texts have in common from a line of each on. */
function lengths(old: string[], fresh: string[]): Uint32Array[] {
  const table = Array.from(
    { length: old.length + 1 },
    () => new Uint32Array(fresh.length + 1)
  );
  for (let o = old.length - 1; o >= 0; o--) {
    for (let f = fresh.length - 1; f >= 0; f--) {
      const [row, below] = [table[o], table[o + 1]];
      if (row && below) {
        row[f] =
          old[o] === fresh[f]
            ? (below[f + 1] ?? 0) + 1
            : Math.max(below[f] ?? 0, row[f + 1] ?? 0);
      }
    }
  }
  return table;
}

function as(kind: IDiffLine['kind'], lines: readonly string[]): IDiffLine[] {
  return lines.map(text => ({ kind, text }));
}
