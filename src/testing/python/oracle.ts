import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Writable } from 'node:stream';

const ROOT_FOLDER = join(__dirname, '../../..');

const HINT = 'Set QISKIT_COMPLETER_PYTHON to a Python 3.11 or newer.';

/** CPython's error in some source. Lines and columns count from 1. */
export interface IPythonFault {
  /** The class of the error: `SyntaxError`, `IndentationError`, `TabError`. */
  readonly kind: string;
  readonly message: string;
  readonly line: number;
  /** In code points. */
  readonly column: number;
}

/** CPython's verdict on some source, see oracle.py. */
export interface IPythonVerdict {
  /** Null if the source is accepted, or merely incomplete. */
  readonly fault: IPythonFault | null;
  /** True if only the source's end is missing. */
  readonly isIncomplete: boolean;
  /** The construct that the source ends inside of. */
  readonly endsIn: 'code' | 'comment' | 'string' | 'brackets';
}

/**
 * CPython as a judge of Python source that shares no code with `core/python`:
 * one child process, kept open until `close`.
 */
export class PythonOracle {
  constructor() {
    const python = findPython();
    const child = spawn(python, [join(__dirname, 'oracle.py')], {
      stdio: ['pipe', 'pipe', 'inherit']
    });
    const { stdin, stdout } = child;
    const fail = (reason: string) => this.fail(`${python}: ${reason}. ${HINT}`);
    child.on('error', error => fail(error.message));
    child.on('exit', code => fail(`ended with code ${code}`));
    stdin.on('error', error => fail(error.message));
    this.stdin = stdin;
    createInterface({ input: stdout }).on('line', line =>
      this.pending.shift()?.resolve(JSON.parse(line) as IPythonVerdict)
    );
  }

  /** Returns CPython's verdict on some source; each source is judged only once. */
  judge(source: string): Promise<IPythonVerdict> {
    const known = this.verdicts.get(source);
    if (known !== undefined) {
      return known;
    }
    const verdict = new Promise<IPythonVerdict>((resolve, reject) => {
      if (this.error !== null) {
        reject(this.error);
        return;
      }
      this.pending.push({ resolve, reject });
      this.stdin.write(`${JSON.stringify({ source })}\n`);
    });
    this.verdicts.set(source, verdict);
    return verdict;
  }

  /** Ends the process. */
  close(): void {
    this.stdin.end();
  }

  private fail(message: string): void {
    this.error ??= new Error(message);
    this.pending.splice(0).forEach(({ reject }) => reject(this.error));
  }

  private readonly stdin: Writable;
  private readonly verdicts = new Map<string, Promise<IPythonVerdict>>();
  /** The requests without a reply, oldest first. */
  private readonly pending: {
    readonly resolve: (verdict: IPythonVerdict) => void;
    readonly reject: (error: Error | null) => void;
  }[] = [];
  private error: Error | null = null;
}

/**
 * Returns the Python to run: the one that the environment names, the
 * repository's, or the one on the path.
 *
 * @throws if the one that the environment names is missing.
 */
function findPython(): string {
  const named = process.env['QISKIT_COMPLETER_PYTHON'];
  if (named !== undefined && !existsSync(named)) {
    throw new Error(`There is no ${named}. ${HINT}`);
  }
  const own = join(ROOT_FOLDER, '.venv/bin/python');
  return named ?? (existsSync(own) ? own : 'python3');
}
