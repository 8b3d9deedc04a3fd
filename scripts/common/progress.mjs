/** The time between two progress lines, in ms: on a terminal, and elsewhere. */
const TERMINAL_INTERVAL_MS = 500;
const LOG_INTERVAL_MS = 10_000;

const isTerminal = Boolean(process.stdout.isTTY);

/**
 * The running steps by title: when each began (ms since the epoch) and its last line of output.
 *
 * @type {Map<string, {since: number, line: string}>}
 */
const running = new Map();

/** @type {NodeJS.Timeout | undefined} */
let timer;

/**
 * Formats the time since a moment, such as "12.3 s".
 *
 * @param {number} since in ms since the epoch
 */
export const formatElapsed = since =>
  `${((Date.now() - since) / 1000).toFixed(1)} s`;

/**
 * Runs one step: prints its title, shows its progress, and prints how long it took.
 *
 * @template T
 * @param {string} title
 * @param {(onLine: (line: string) => void) => Promise<T>} work called with a function that takes
 *   the lines to show as progress
 * @returns {Promise<T>}
 */
export async function runStep(title, work) {
  const state = { since: Date.now(), line: '' };
  running.set(title, state);
  printLine(`→ ${title}`);
  timer ??= setInterval(
    showProgress,
    isTerminal ? TERMINAL_INTERVAL_MS : LOG_INTERVAL_MS
  );
  try {
    const result = await work(line => {
      state.line = line.trim() || state.line;
    });
    printLine(`✓ ${title} (${formatElapsed(state.since)})`);
    return result;
  } finally {
    running.delete(title);
    if (running.size === 0) {
      stopProgress();
    }
  }
}

/** Stops showing the progress of the running steps. */
export function stopProgress() {
  clearInterval(timer);
  timer = undefined;
  eraseProgressLine();
}

/**
 * Prints a line above the progress line.
 *
 * @param {string} line
 */
export function printLine(line) {
  eraseProgressLine();
  console.log(line);
}

/** Shows the progress: on a terminal in one line that is overwritten, elsewhere in a new line. */
function showProgress() {
  const lines = [...running].map(([title, { since, line }]) =>
    isTerminal
      ? `${formatElapsed(since)} ${line || title}`
      : `  … ${title}: ${formatElapsed(since)}${line && `, ${line.slice(0, 100)}`}`
  );
  if (isTerminal) {
    eraseProgressLine();
    process.stdout.write(
      `  ${lines.join(' | ')}`.slice(0, (process.stdout.columns || 80) - 1)
    );
  } else {
    console.log(lines.join('\n'));
  }
}

function eraseProgressLine() {
  if (isTerminal) {
    process.stdout.write('\r\x1b[K');
  }
}
