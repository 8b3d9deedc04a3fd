import type { ICompletionChunk } from '../api/completionStream';
import { createAbortError, isAbortError } from '../errors/problem';
import type { ICursorContext } from '../context/cursorContext';
import { findTextTypedBetween } from '../context/typedBetween';
import type { IProcessedText } from '../postprocess/pipeline';

/**
 * The length, in UTF-16 units, after which an answer is not read further:
 * several times as much as `MAX_TOKENS` amounts to, a limit that the hosted
 * service's chat endpoint does not take.
 */
const MAX_ANSWER_UNITS = 4000;

/** The state of an answer when it is postprocessed. */
export interface IAnswerState {
  /** True once the model has written all that it will write. */
  readonly isDone: boolean;
  /** True if the model was stopped because it had used up its tokens. */
  readonly isAtLimit: boolean;
}

/** Turns the model's answer so far into the text that may be shown. */
export type Postprocess = (
  answer: string,
  state: IAnswerState
) => IProcessedText;

/** Watches a generation from its request to its end. */
export interface IGenerationObserver {
  /** Called for each chunk, before its text is postprocessed. */
  onChunk(chunk: ICompletionChunk): void;
  /** Called if the request failed; not called for an abort. */
  onFailed(error: unknown): void;
  /** Called if the answer came to an end; it may be empty. */
  onSucceeded(): void;
  /** Called last, in any case: done, failed or aborted. */
  onEnded(): void;
}

/**
 * One answer of the model at one cursor context. It grows until it is done,
 * failed or aborted; several suggestions may read it meanwhile.
 */
export class Generation {
  /**
   * @param context - the cursor context that the answer was requested for.
   * @param request - sends the request; called at once.
   * @param postprocess - turns the answer so far into the text to show.
   * @param observer - told of each chunk, of the outcome and of the end.
   */
  constructor(
    readonly context: ICursorContext,
    request: (signal: AbortSignal) => AsyncIterable<ICompletionChunk>,
    private readonly postprocess: Postprocess,
    private readonly observer: IGenerationObserver | null = null
  ) {
    this.finished = this.read(request(this.controller.signal));
  }

  /** The completion's id at the service; empty until the first chunk. */
  get id(): string {
    return this._id;
  }

  /** The part of the answer so far that may be shown. */
  get text(): string {
    return this._text;
  }

  /** True once the text will not change any more. */
  get isDone(): boolean {
    return this._isDone;
  }

  /** The error that it failed with; undefined otherwise. An abort is no failure. */
  get error(): unknown {
    return this._error;
  }

  get isAborted(): boolean {
    return this.controller.signal.aborted;
  }

  /** Returns whether typing can lead from `context` to where this was requested. */
  isReachableFrom(context: ICursorContext): boolean {
    return findTextTypedBetween(context, this.context) !== null;
  }

  /** Resolves once it is done, failed or aborted; never rejects. */
  readonly finished: Promise<void>;

  /** Gives it up, which closes the connection to the service. */
  abort(): void {
    if (!this._isDone) {
      this.controller.abort();
      this.finish();
    }
  }

  /** Resolves when the text changes next, or when nothing more will come. */
  nextChange(): Promise<void> {
    return this._isDone
      ? Promise.resolve()
      : new Promise(resolve => this.waiting.push(resolve));
  }

  /**
   * Counts the UTF-16 units of the text that the user has typed by now:
   *
   *     requested at   qc.║
   *     text           h(0)
   *     context        qc.h(║     → 2
   *     context        qc.x║      → null: it does not agree with the text
   *
   * A user who types faster than the text grows agrees with it as long as the
   * text is a beginning of what they typed.
   */
  countTypedUnits(context: ICursorContext): number | null {
    const typed = findTextTypedBetween(this.context, context);
    if (typed === null) {
      return null;
    }
    const isAhead =
      !this._isDone && this._text !== '' && typed.startsWith(this._text);
    return this._text.startsWith(typed) || isAhead ? typed.length : null;
  }

  /**
   * Waits until there is text beyond `context`.
   *
   * @returns like {@link countTypedUnits}; null also if nothing more will come.
   * @throws the error that it failed with; an AbortError if it was aborted.
   */
  async waitForTextBeyond(context: ICursorContext): Promise<number | null> {
    for (;;) {
      const typedUnits = this.countTypedUnits(context);
      if (typedUnits === null) {
        return null;
      }
      if (this.isAborted) {
        throw createAbortError();
      }
      if (this._error !== undefined) {
        throw this._error;
      }
      if (this._text.slice(typedUnits).trim() !== '') {
        return typedUnits;
      }
      if (this._isDone) {
        return null;
      }
      await this.nextChange();
    }
  }

  private async read(chunks: AsyncIterable<ICompletionChunk>): Promise<void> {
    try {
      await this.readChunks(chunks);
      if (!this.isAborted) {
        this.observer?.onSucceeded();
      }
    } catch (error) {
      if (!isAbortError(error)) {
        this._error = error;
        if (!this.isAborted) {
          this.observer?.onFailed(error);
        }
      }
    }
    this.observer?.onEnded();
    this.finish();
  }

  private async readChunks(
    chunks: AsyncIterable<ICompletionChunk>
  ): Promise<void> {
    let answer = '';
    let isAtLimit = false;
    for await (const chunk of chunks) {
      this.observer?.onChunk(chunk);
      if (this._isDone) {
        return;
      }
      this._id ||= chunk.id;
      answer += chunk.text;
      isAtLimit ||= chunk.atLimit === true;
      const state = { isDone: false, isAtLimit };
      const { text, isComplete } = this.postprocess(answer, state);
      this._text = text;
      this.notify();
      if (isComplete || answer.length > MAX_ANSWER_UNITS) {
        // Leaving the loop closes the connection.
        this._isDone = answer.length > MAX_ANSWER_UNITS;
        break;
      }
    }
    if (!this._isDone) {
      this._text = this.postprocess(answer, { isDone: true, isAtLimit }).text;
    }
  }

  private finish(): void {
    this._isDone = true;
    this.notify();
  }

  private notify(): void {
    const { waiting } = this;
    this.waiting = [];
    waiting.forEach(resolve => resolve());
  }

  private readonly controller = new AbortController();
  private waiting: (() => void)[] = [];
  private _id = '';
  private _text = '';
  private _isDone = false;
  private _error: unknown;
}
