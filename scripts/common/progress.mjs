const QUIET_INTERVAL = 10_000;
const tty = Boolean(process.stdout.isTTY);

/** The steps under way: when each began, and the last thing it said. */
const running = new Map();

/** @type {NodeJS.Timeout | undefined} */
let timer;

/** @param {number} since */
export const seconds = since => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/**
 * Do one step: say what it does, show its progress, and say how long it took.
 *
 * @template T
 * @param {string} title
 * @param {(report: (line: string) => void) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const state = { since: Date.now(), line: '' };
  running.set(title, state);
  say(`→ ${title}`);
  timer ??= setInterval(show, tty ? 500 : QUIET_INTERVAL);
  try {
    const result = await work(line => {
      state.line = line.trim() || state.line;
    });
    say(`✓ ${title} (${seconds(state.since)})`);
    return result;
  } finally {
    running.delete(title);
    if (running.size === 0) {
      stopShowing();
    }
  }
}

/** No step says anything more by itself. */
export function stopShowing() {
  clearInterval(timer);
  timer = undefined;
  erase();
}

/**
 * Print a line above the moving one.
 *
 * @param {string} line
 */
export function say(line) {
  erase();
  console.log(line);
}

/** On a terminal one line moves; elsewhere every step prints a line now and then. */
function show() {
  const lines = [...running].map(([title, { since, line }]) =>
    tty
      ? `${seconds(since)} ${line || title}`
      : `  … ${title}: ${seconds(since)}${line && `, ${line.slice(0, 100)}`}`
  );
  if (tty) {
    erase();
    process.stdout.write(
      `  ${lines.join(' | ')}`.slice(0, (process.stdout.columns || 80) - 1)
    );
  } else {
    console.log(lines.join('\n'));
  }
}

function erase() {
  if (tty) {
    process.stdout.write('\r\x1b[K');
  }
}
