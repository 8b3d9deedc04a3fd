import type { ICompletionPiece } from '../../core/api/completionStream';
import { abortError } from '../../core/errors/problem';

/** One generation of a {@link StandInModel}, written piece by piece. */
export class Answer {
  constructor(
    readonly id: string,
    readonly prompt: string,
    readonly signal: AbortSignal
  ) {
    signal.addEventListener('abort', () => this.fail(abortError()));
  }

  /** Write a piece; resolves once whoever reads has taken it in. */
  async write(text: string): Promise<void> {
    this.queue.push({ id: this.id, text });
    this.wake();
    await settled();
  }

  async end(): Promise<void> {
    this.over = true;
    this.wake();
    await settled();
  }

  fail(error: Error): void {
    this.error = error;
    this.wake();
  }

  /** Whether somebody still reads. */
  alive = true;

  async *pieces(): AsyncGenerator<ICompletionPiece> {
    try {
      for (;;) {
        if (this.error !== null) {
          throw this.error;
        }
        const next = this.queue.shift();
        if (next !== undefined) {
          yield next;
        } else if (this.over) {
          return;
        } else {
          await new Promise<void>(resolve => (this.wake = resolve));
        }
      }
    } finally {
      this.alive = false;
    }
  }

  private queue: ICompletionPiece[] = [];
  private over = false;
  private error: Error | null = null;
  private wake: () => void = () => undefined;
}

/** A model whose answers a spec writes. */
export class StandInModel {
  readonly answers: Answer[] = [];

  readonly generate = (prompt: string, signal: AbortSignal) => {
    const answer = new Answer(`c${this.answers.length + 1}`, prompt, signal);
    this.answers.push(answer);
    return answer.pieces();
  };

  /** How many generations are being read, and not given up. */
  get alive(): number {
    return this.answers.filter(({ alive, signal }) => alive && !signal.aborted)
      .length;
  }

  /** The newest generation. */
  get last(): Answer {
    const last = this.answers.at(-1);
    if (last === undefined) {
      throw new Error('The model was not asked.');
    }
    return last;
  }
}

/** More turns than any chain of promises in the sources takes. */
const TURNS = 30;

/** Resolves once everything that waits only for promises has run. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn++) {
    await Promise.resolve();
  }
}
