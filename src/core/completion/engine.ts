import { createAbortError } from '../errors/problem';
import { type ICursorContext, isSameContext } from '../context/cursorContext';
import { Debouncer } from './debounce';
import { GenerationPool, type IPoolOptions } from './generationPool';
import type { RequestChunks } from './startGeneration';
import type { ISuggestion } from './suggestion';

export interface IEngineOptions extends IPoolOptions {
  /**
   * Called before anything is requested or waited for.
   *
   * @param isKnown - whether a suggestion is known already or on its way.
   * @throws if no suggestion may be made now; what runs is aborted then.
   */
  readonly admit?: (isAutomatic: boolean, isKnown: boolean) => void;
}

/** One call of {@link CompletionEngine.suggest}; a newer one supersedes it. */
interface ITurn {
  readonly number: number;
  readonly context: ICursorContext;
  readonly isAutomatic: boolean;
}

/**
 * The outcome of a stage: the suggestion, null if the model has nothing to say
 * here, or undefined to pass on to the next stage.
 */
type StageResult = ISuggestion | null | undefined;

/**
 * Makes suggestions: decides between what is known, what is on its way and a
 * new request. {@link GenerationPool} keeps the generations.
 */
export class CompletionEngine {
  /** @param request - requests the model's answer to a prompt. */
  constructor(
    request: RequestChunks,
    private readonly options: IEngineOptions = {}
  ) {
    this.pool = new GenerationPool(request, {
      ...options,
      shouldSpeculate: () =>
        !this.debouncer.isWaiting && (options.shouldSpeculate?.() ?? false),
      onFirstText: latencyMs => {
        this.debouncer.recordLatency(latencyMs);
        options.onFirstText?.(latencyMs);
      }
    });
  }

  /** The stages of {@link suggest}, in order. */
  private readonly stages: readonly ((
    turn: ITurn
  ) => StageResult | Promise<StageResult>)[] = [
    turn => this.claimSpeculation(turn),
    turn => this.followRunning(turn),
    turn => this.findFinished(turn),
    turn => this.stopWhereKnownEmpty(turn),
    turn => this.waitForPause(turn),
    turn => this.generate(turn)
  ];

  /**
   * Suggests what follows the cursor, as soon as the first characters are
   * known; the generation goes on growing. A newer call supersedes this one.
   *
   * @param isAutomatic - true if the user did not ask for it: it waits for a
   * pause in typing before anything is requested.
   * @returns null if the model has nothing to say here.
   * @throws AbortError when superseded; otherwise what `admit` or the request
   * throws.
   */
  async suggest(
    context: ICursorContext,
    isAutomatic: boolean
  ): Promise<ISuggestion | null> {
    this.admit(context, isAutomatic);
    const turn = this.beginTurn(context, isAutomatic);
    for (const stage of this.stages) {
      const result = stage(turn);
      // What is known at once is not put off.
      const suggestion = result instanceof Promise ? await result : result;
      this.throwIfSuperseded(turn);
      if (suggestion !== undefined) {
        return suggestion;
      }
    }
    return null;
  }

  /**
   * Returns the suggestion that is known already: of the running generation if
   * it agrees with what was typed, else of a finished one. Requests nothing.
   */
  peek(context: ICursorContext): ISuggestion | null {
    return this.pool.peek(context);
  }

  /**
   * Suggests what the running generation says from `context` on, for a user who
   * has typed or accepted as far as it had got. Requests nothing.
   *
   * @returns null if none runs that agrees, or if it says nothing more.
   * @throws like {@link suggest}.
   */
  async suggestFromRunning(
    context: ICursorContext
  ): Promise<ISuggestion | null> {
    const turn = this.beginTurn(context, false);
    const suggestion = await this.pool.followRunning(context);
    this.throwIfSuperseded(turn);
    return suggestion;
  }

  /**
   * Takes over where the cursor is now, after the text or the cursor changed:
   * aborts what runs or waits, unless it agrees with that.
   *
   * @param context - null if the cursor is in no editor of ours.
   */
  updateContext(context: ICursorContext | null): void {
    this.current = context;
    this.pool.updateContext(context);
    this.debouncer.updateContext(context);
  }

  /** Returns whether a generation runs, or a request waits for a pause. */
  get isBusy(): boolean {
    return this.debouncer.isWaiting || this.pool.isBusy;
  }

  /** Returns whether the newest generation agrees with `context`. */
  isGeneratingFor(context: ICursorContext): boolean {
    return this.pool.isRunningFor(context);
  }

  /** Ends the current turn without a suggestion; what runs goes on for the next one. */
  supersede(): void {
    this.turnNumber++;
    this.debouncer.cancel();
  }

  /** Aborts whatever runs or waits. */
  cancel(): void {
    this.supersede();
    this.setContext(null);
    this.pool.abort();
  }

  /** Aborts everything and forgets all suggestions, as when the model changes. */
  clear(): void {
    this.cancel();
    this.pool.clear();
  }

  private admit(context: ICursorContext, isAutomatic: boolean): void {
    const isOnItsWay = this.isBusy && this.isGeneratingFor(context);
    const isKnown = isOnItsWay || this.peek(context) !== null;
    try {
      this.options.admit?.(isAutomatic, isKnown);
    } catch (error) {
      this.cancel();
      throw error;
    }
  }

  private beginTurn(context: ICursorContext, isAutomatic: boolean): ITurn {
    this.supersede();
    if (isAutomatic) {
      this.debouncer.recordContext(context);
    }
    this.setContext(context);
    return { number: this.turnNumber, context, isAutomatic };
  }

  private setContext(context: ICursorContext | null): void {
    this.current = context;
    this.pool.setContext(context);
  }

  private claimSpeculation({ context }: ITurn): undefined {
    this.pool.claimSpeculation(context);
  }

  private async followRunning({ context }: ITurn): Promise<StageResult> {
    // It may say nothing more: the next stages decide then.
    return (await this.pool.followRunning(context)) ?? undefined;
  }

  private findFinished({ context }: ITurn): StageResult {
    return this.pool.findFinished(context) ?? undefined;
  }

  private stopWhereKnownEmpty({ context, isAutomatic }: ITurn): StageResult {
    return isAutomatic && this.pool.isKnownEmptyAt(context) ? null : undefined;
  }

  private async waitForPause(turn: ITurn): Promise<undefined> {
    if (turn.isAutomatic) {
      await this.debouncer.waitForPause(turn.context);
    }
  }

  private generate({ context }: ITurn): Promise<StageResult> {
    return this.pool.generate(context);
  }

  /** @throws AbortError if a newer turn began or the cursor went elsewhere. */
  private throwIfSuperseded({ number, context }: ITurn): void {
    const isCurrent =
      number === this.turnNumber &&
      this.current !== null &&
      isSameContext(context, this.current);
    if (!isCurrent) {
      throw createAbortError();
    }
  }

  private readonly debouncer = new Debouncer();
  private readonly pool: GenerationPool;
  private turnNumber = 0;
  /** The cursor context as last reported; null for none. */
  private current: ICursorContext | null = null;
}
