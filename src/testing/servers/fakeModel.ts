import type { ICompletionChunk } from '../../core/api/completionStream';
import { createAbortError } from '../../core/errors/problem';

/** One generation of a {@link FakeModel}, written chunk by chunk. */
export class FakeGeneration {
  constructor(
    readonly id: string,
    readonly prompt: string,
    readonly signal: AbortSignal
  ) {
    signal.addEventListener('abort', () => this.fail(createAbortError()));
  }

  /** Writes a chunk; resolves once the reader has processed it. */
  async write(text: string): Promise<void> {
    this.queue.push({ id: this.id, text });
    this.wake();
    await flushPromises();
  }

  async end(): Promise<void> {
    this.hasEnded = true;
    this.wake();
    await flushPromises();
  }

  fail(error: Error): void {
    this.error = error;
    this.wake();
  }

  /** True if the chunks are still being read. */
  isRead = true;

  async *streamChunks(): AsyncGenerator<ICompletionChunk> {
    try {
      for (;;) {
        if (this.error !== null) {
          throw this.error;
        }
        const next = this.queue.shift();
        if (next !== undefined) {
          yield next;
        } else if (this.hasEnded) {
          return;
        } else {
          await new Promise<void>(resolve => (this.wake = resolve));
        }
      }
    } finally {
      this.isRead = false;
    }
  }

  private queue: ICompletionChunk[] = [];
  private hasEnded = false;
  private error: Error | null = null;
  private wake: () => void = () => undefined;
}

/** A model whose generations a spec writes. */
export class FakeModel {
  readonly generations: FakeGeneration[] = [];

  readonly generate = (prompt: string, signal: AbortSignal) => {
    const generation = new FakeGeneration(
      `c${this.generations.length + 1}`,
      prompt,
      signal
    );
    this.generations.push(generation);
    return generation.streamChunks();
  };

  /** The number of generations that are being read and not aborted. */
  get activeGenerationCount(): number {
    return this.generations.filter(
      ({ isRead, signal }) => isRead && !signal.aborted
    ).length;
  }

  /** The newest generation. */
  get lastGeneration(): FakeGeneration {
    const generation = this.generations.at(-1);
    if (generation === undefined) {
      throw new Error('No generation was requested.');
    }
    return generation;
  }
}

/** More microtasks than any chain of promises in the sources takes. */
const MICROTASK_TURNS = 30;

/** Resolves once everything that waits only for promises has run. */
export async function flushPromises(): Promise<void> {
  for (let turn = 0; turn < MICROTASK_TURNS; turn++) {
    await Promise.resolve();
  }
}
