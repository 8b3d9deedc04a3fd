/** @typedef {import('../../ui-tests/bench/support/figures').IFigure} IFigure */

const HEAD = [
  '',
  'with us: p50',
  'p95',
  'without: p50',
  'p95',
  'ratio p50',
  'p95',
  'samples',
  'goal'
];

/**
 * A table in plain text: figures with the extension, without it, and their ratios.
 *
 * @param {IFigure[]} figures
 */
export function table(figures) {
  const rows = [HEAD, ...figures.map(row)];
  const widths = HEAD.map((_, column) =>
    Math.max(...rows.map(cells => cells[column].length))
  );
  return rows
    .map(([name, ...cells]) => {
      const rest = cells.map((cell, i) => cell.padStart(widths[i + 1]));
      return [name.padEnd(widths[0]), ...rest].join('  ').trimEnd();
    })
    .join('\n');
}

/** @param {IFigure} figure */
function row({ name, unit, ours, theirs, missed, goal = '' }) {
  const shown = [0.5, 0.95].map(share => percentile(ours, share));
  const others = [0.5, 0.95].map(share => percentile(theirs ?? [], share));
  const ratios = shown.map((value, i) => value / others[i]);
  return [
    name,
    ...shown.map(value => format(value, unit)),
    ...others.map(value => format(value, unit)),
    ...ratios.map(value => (Number.isNaN(value) ? '' : value.toFixed(2))),
    count(ours, theirs, missed),
    goal
  ];
}

/**
 * The smallest value that is not below the given share of all.
 *
 * @param {number[]} values
 * @param {number} share
 */
function percentile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil(share * sorted.length) - 1] ?? NaN;
}

/**
 * @param {number} value
 * @param {IFigure['unit']} unit
 */
function format(value, unit) {
  if (Number.isNaN(value)) {
    return '';
  }
  if (unit === 'requests' || unit === 'times') {
    return value.toFixed(2);
  }
  return `${Math.round(value).toLocaleString('en')} ${unit}`;
}

/**
 * @param {number[]} ours
 * @param {number[]} [theirs]
 * @param {IFigure['missed']} [missed]
 */
function count(ours, theirs, missed) {
  const some = `${ours.length}${theirs ? ` + ${theirs.length}` : ''}`;
  return missed && missed.ours + missed.theirs > 0
    ? `${some} (${missed.ours} + ${missed.theirs} never came)`
    : some;
}
