import type { ICompletionChunk } from '../api/completionStream';
import { createAbortError, isAbortError } from '../errors/problem';
import type { IPlace } from '../context/cursorContext';
import { typedBetween } from '../context/typedBetween';
import type { IShown } from '../postprocess/pipeline';

/**
 * How much of an answer is read, in UTF-16 units: several times what
 * `MAX_TOKENS` come to, which the hosted service's chat isn't told. With each
 * piece the whole answer is looked at anew, so that twice as much would take
 * four times as long.
 */
const MOST_READ = 4000;

/**
 * One generation: the model's answer at one place, growing until it is done,
 * failed or aborted. Several suggestions may read it while it grows.
 */
export class Session {
  /**
   * @param context - where it was asked for.
   * @param start - sends the request; called at once.
   * @param show - what of the answer so far is shown.
   */
  constructor(
    readonly context: IPlace,
    start: (signal: AbortSignal) => AsyncIterable<ICompletionChunk>,
    private readonly show: (answer: string, done: boolean) => IShown
  ) {
    this.ended = this.run(start(this.controller.signal));
  }

  /** The completion's id at the service; empty until the first piece. */
  get id(): string {
    return this._id;
  }

  /** What is shown of the answer so far. */
  get text(): string {
    return this._text;
  }

  /** Whether nothing more comes. */
  get done(): boolean {
    return this._done;
  }

  /** Why it failed, if it did. An abort is no failure. */
  get error(): unknown {
    return this._error;
  }

  get aborted(): boolean {
    return this.controller.signal.aborted;
  }

  /** Whether somebody at `place` may come, by typing on, to where this was asked for. */
  isAheadOf(context: IPlace): boolean {
    return typedBetween(context, this.context) !== null;
  }

  /** Resolves when it is done, in whatever way; never rejects. */
  readonly ended: Promise<void>;

  /** Give it up: the connection to the service is closed. */
  abort(): void {
    if (!this._done) {
      this.controller.abort();
      this.finish();
    }
  }

  /** Resolves at the next change of text or when done. */
  changed(): Promise<void> {
    return this._done
      ? Promise.resolve()
      : new Promise(resolve => this.waiting.push(resolve));
  }

  /**
   * How many UTF-16 units of the session's text stand between its place and
   * `place`, because the user typed them; null if the two don't agree. Who
   * types ahead of a growing text agrees as long as it follows.
   */
  typedAlong(context: IPlace): number | null {
    const typed = typedBetween(this.context, context);
    if (typed === null) {
      return null;
    }
    const ahead =
      !this._done && this._text !== '' && typed.startsWith(this._text);
    return this._text.startsWith(typed) || ahead ? typed.length : null;
  }

  /**
   * Wait until something is known beyond `place`.
   *
   * @returns like {@link typedAlong}; null also if nothing more comes.
   * @throws the session's error; an AbortError if it was given up.
   */
  async beyond(context: IPlace): Promise<number | null> {
    for (;;) {
      const typed = this.typedAlong(context);
      if (typed === null) {
        return null;
      }
      if (this.aborted) {
        throw createAbortError();
      }
      if (this._error !== undefined) {
        throw this._error;
      }
      if (this._text.slice(typed).trim() !== '') {
        return typed;
      }
      if (this._done) {
        return null;
      }
      await this.changed();
    }
  }

  private async run(pieces: AsyncIterable<ICompletionChunk>): Promise<void> {
    let answer = '';
    try {
      for await (const piece of pieces) {
        if (this._done) {
          return;
        }
        this._id ||= piece.id;
        answer += piece.text;
        const { text, ended } = this.show(answer, false);
        this._text = text;
        this.notify();
        // What is shown of a long one by then is all of it.
        this._done ||= answer.length > MOST_READ;
        if (ended || this._done) {
          // Leaving the loop closes the connection.
          break;
        }
      }
      this._text = this._done ? this._text : this.show(answer, true).text;
    } catch (error) {
      if (!isAbortError(error)) {
        this._error = error;
      }
    }
    this.finish();
  }

  private finish(): void {
    this._done = true;
    this.notify();
  }

  private notify(): void {
    const waiting = this.waiting;
    this.waiting = [];
    waiting.forEach(resolve => resolve());
  }

  private readonly controller = new AbortController();
  private waiting: (() => void)[] = [];
  private _id = '';
  private _text = '';
  private _done = false;
  private _error: unknown;
}
