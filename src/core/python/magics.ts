/**
 * The magics after which Python follows, in the cell (`%%time`) or on the line
 * (`%time f()`). Sources: IPython 9's own (`capture` to `timeit`), those that
 * run Python in another process, ipyparallel, memory_profiler, line_profiler,
 * and Qiskit's old Jupyter tools.
 */
const PYTHON_MAGICS: ReadonlySet<string> = new Set([
  'capture',
  'code_wrap',
  'debug',
  'prun',
  'time',
  'timeit',
  'python',
  'python3',
  'pypy',
  'px',
  'memit',
  'mprun',
  'lprun',
  'qiskit_job_status',
  'qiskit_progress_bar'
]);

/** The magics that pass their line to a shell, as `!` does. */
const SHELL_MAGICS: ReadonlySet<string> = new Set(['sx', 'system']);

/** The language on a line after the name of a magic. */
export type MagicLineKind = 'python' | 'shell' | 'other';

/**
 * Returns the language that follows a magic on its line.
 *
 * @param magic - the magic without its arguments: `%name`, `%%name` or `!`.
 */
export function classifyMagic(magic: string): MagicLineKind {
  const name = magic.replace(/^%+/, '');
  if (name === '!' || SHELL_MAGICS.has(name)) {
    return 'shell';
  }
  return PYTHON_MAGICS.has(name) ? 'python' : 'other';
}

/**
 * Returns whether a cell contains another language, as its cell magic tells
 * (`%%bash` …). As in IPython, only blanks and blank lines may precede it.
 */
export function isForeignCell(text: string): boolean {
  const name = /^\s*%%(\S+)/.exec(text)?.[1];
  return name !== undefined && !PYTHON_MAGICS.has(name);
}
