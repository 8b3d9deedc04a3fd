/**
 * Magics after which Python follows, in the cell (`%%time`) or on the line
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

/** Magics that hand their line to a shell, as `!` does. */
const SHELL_MAGICS: ReadonlySet<string> = new Set(['sx', 'system']);

/** What stands on a line after a magic's name. */
export type MagicLine = 'python' | 'shell' | 'words';

/** What follows a magic, `%name` or `%%name` or `!`, on its line. */
export function afterMagic(magic: string): MagicLine {
  const name = magic.replace(/^%+/, '');
  if (name === '!' || SHELL_MAGICS.has(name)) {
    return 'shell';
  }
  return PYTHON_MAGICS.has(name) ? 'python' : 'words';
}

/**
 * Whether a cell holds another language, by its cell magic (`%%bash` …). As in
 * IPython, only blanks and blank lines may come before that.
 */
export function isForeignCell(text: string): boolean {
  const name = /^\s*%%(\S+)/.exec(text)?.[1];
  return name !== undefined && !PYTHON_MAGICS.has(name);
}
