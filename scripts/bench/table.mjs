/** @typedef {import('../../ui-tests/bench/support/measurements').IMeasurement} IMeasurement */

const HEADINGS = [
  '',
  'with: p50',
  'p95',
  'without: p50',
  'p95',
  'ratio p50',
  'p95',
  'samples',
  'goal'
];

/**
 * Formats a table in plain text: the measurements with the extension, without it, and their ratios.
 *
 * @param {IMeasurement[]} measurements
 */
export function formatTable(measurements) {
  const rows = [HEADINGS, ...measurements.map(formatRow)];
  const widths = HEADINGS.map((_, column) =>
    Math.max(...rows.map(cells => cells[column].length))
  );
  return rows
    .map(([name, ...cells]) => {
      const rest = cells.map((cell, i) => cell.padStart(widths[i + 1]));
      return [name.padEnd(widths[0]), ...rest].join('  ').trimEnd();
    })
    .join('\n');
}

/**
 * Returns the cells of one row.
 *
 * @param {IMeasurement} measurement
 */
function formatRow({ name, unit, ours, theirs, missed, goal = '' }) {
  const withUs = [0.5, 0.95].map(share => percentile(ours, share));
  const without = [0.5, 0.95].map(share => percentile(theirs ?? [], share));
  const ratios = withUs.map((value, i) => value / without[i]);
  return [
    name,
    ...withUs.map(value => formatValue(value, unit)),
    ...without.map(value => formatValue(value, unit)),
    ...ratios.map(value => (Number.isNaN(value) ? '' : value.toFixed(2))),
    formatSamples(ours, theirs, missed),
    goal
  ];
}

/**
 * Returns the smallest value that is not below the given share (0 to 1) of all values, or NaN if
 * there are none.
 *
 * @param {number[]} values
 * @param {number} share
 */
function percentile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil(share * sorted.length) - 1] ?? NaN;
}

/**
 * Formats a value with its unit, or an empty text for NaN.
 *
 * @param {number} value
 * @param {IMeasurement['unit']} unit
 */
function formatValue(value, unit) {
  if (Number.isNaN(value)) {
    return '';
  }
  if (unit === 'requests' || unit === 'times') {
    return value.toFixed(2);
  }
  return `${Math.round(value).toLocaleString('en')} ${unit}`;
}

/**
 * Formats the numbers of samples: with the extension, without it, and how many are missing.
 *
 * @param {number[]} ours
 * @param {number[]} [theirs]
 * @param {IMeasurement['missed']} [missed]
 */
function formatSamples(ours, theirs, missed) {
  const counts = `${ours.length}${theirs ? ` + ${theirs.length}` : ''}`;
  return missed && missed.ours + missed.theirs > 0
    ? `${counts} (${missed.ours} + ${missed.theirs} missing)`
    : counts;
}
