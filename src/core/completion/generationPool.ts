import { FULL_BUDGET, type IBudget } from '../context/budget';
import type { ICursorContext } from '../context/cursorContext';
import type { Generation, IGenerationObserver } from './generation';
import { GenerationCache } from './generationCache';
import { Speculation } from './speculation';
import { type RequestChunks, startGeneration } from './startGeneration';
import type { ISuggestion } from './suggestion';

export interface IPoolOptions {
  /** Returns whether to request ahead what follows a suggestion. */
  readonly shouldSpeculate?: () => boolean;
  /** Returns how much may be sent. */
  readonly getBudget?: () => IBudget;
  /** Called for each generation before its request is sent. */
  readonly observe?: () => IGenerationObserver;
  /** Called for each generation once its request is sent. */
  readonly onStarted?: (generation: Generation) => void;
  /** Called with the time from a request to its first usable text, in milliseconds. */
  readonly onFirstText?: (latencyMs: number) => void;
}

/**
 * The generations of one editor at a time: at most one that runs, at most one
 * that is requested ahead, and those that are finished.
 */
export class GenerationPool {
  /** @param request - requests the model's answer to a prompt. */
  constructor(
    private readonly request: RequestChunks,
    private readonly options: IPoolOptions
  ) {}

  /** The newest generation that the user waited for; it may have ended. */
  get running(): Generation | null {
    return this._running;
  }

  /** Returns whether a generation runs, be it requested ahead. */
  get isBusy(): boolean {
    return this._running?.isDone === false || this.speculation.isRunning;
  }

  /** Returns the suggestion that is known at a cursor context, if there is one. */
  peek(context: ICursorContext): ISuggestion | null {
    const generation = this._running;
    const typedUnits = generation?.countTypedUnits(context) ?? null;
    const isUsable =
      generation !== null &&
      typedUnits !== null &&
      generation.text.length > typedUnits &&
      !generation.isAborted &&
      generation.error === undefined;
    return isUsable ? { generation, typedUnits } : this.cache.find(context);
  }

  /** Returns whether the running generation agrees with a cursor context. */
  isRunningFor(context: ICursorContext): boolean {
    const { _running } = this;
    return (
      _running !== null && !_running.isAborted && agrees(_running, context)
    );
  }

  /**
   * Waits for what the running generation suggests.
   *
   * @returns null if none runs that agrees, or if it says nothing more.
   */
  async followRunning(context: ICursorContext): Promise<ISuggestion | null> {
    const { _running } = this;
    return _running !== null && !_running.isDone && agrees(_running, context)
      ? waitForSuggestion(_running, context)
      : null;
  }

  /** Finds a finished suggestion, and aborts what runs for anything else. */
  findFinished(context: ICursorContext): ISuggestion | null {
    const cached = this.cache.find(context);
    if (cached?.generation !== this._running) {
      this._running?.abort();
    }
    return cached;
  }

  /** Returns whether the model was asked for exactly this and had nothing to say. */
  isKnownEmptyAt(context: ICursorContext): boolean {
    return this.cache.isKnownEmptyAt(context);
  }

  /** Makes the generation that was requested ahead for `context` the running one. */
  claimSpeculation(context: ICursorContext): void {
    this.speculation.updateContext(context);
    const claimed = this.speculation.claim(context);
    if (claimed !== null) {
      this.run(claimed);
    }
  }

  /** Requests a generation, and waits for what it suggests. */
  async generate(context: ICursorContext): Promise<ISuggestion | null> {
    // A generation that has ended by now may have been followed by a speculation for just this.
    const claimed = this.speculation.claim(context);
    this.abort();
    const generation = claimed ?? this.start(context);
    this.run(generation);
    return waitForSuggestion(generation, context);
  }

  /** Takes over where the cursor is, and aborts what does not agree with that. */
  updateContext(context: ICursorContext | null): void {
    this.current = context;
    this.speculation.updateContext(context);
    if (this._running !== null && !agrees(this._running, context)) {
      this._running.abort();
    }
  }

  /** Takes over where the cursor is for a request that aborts what it does not need. */
  setContext(context: ICursorContext | null): void {
    this.current = context;
  }

  /** Aborts whatever runs. */
  abort(): void {
    this._running?.abort();
    this.speculation.abort();
  }

  /** Aborts whatever runs and forgets all suggestions. */
  clear(): void {
    this.abort();
    this._running = null;
    this.cache.clear();
  }

  /** Makes a generation the running one, and speculates once it is done. */
  private run(generation: Generation): void {
    this._running = generation;
    void generation.finished.then(() => {
      if (generation === this._running && this.options.shouldSpeculate?.()) {
        this.speculation.startAfter(generation, this.current);
      }
    });
  }

  private start(context: ICursorContext): Generation {
    const { getBudget, observe, onStarted } = this.options;
    const generation = startGeneration(
      context,
      this.request,
      getBudget?.() ?? FULL_BUDGET,
      observe?.()
    );
    onStarted?.(generation);
    void this.follow(generation);
    return generation;
  }

  /** Follows a generation to its end; aborts it once the user typed something else. */
  private async follow(generation: Generation): Promise<void> {
    const startMs = performance.now();
    let hasText = false;
    while (!generation.isDone) {
      await generation.nextChange();
      if (!hasText && generation.text !== '') {
        hasText = true;
        this.options.onFirstText?.(performance.now() - startMs);
      }
      if (generation === this._running && !agrees(generation, this.current)) {
        // The user typed ahead of the text, and the model went on differently.
        generation.abort();
      }
    }
    this.cache.add(generation);
  }

  private readonly cache = new GenerationCache();
  private readonly speculation = new Speculation(context =>
    this.start(context)
  );
  private _running: Generation | null = null;
  /** The cursor context as last reported; null for none. */
  private current: ICursorContext | null = null;
}

async function waitForSuggestion(
  generation: Generation,
  context: ICursorContext
): Promise<ISuggestion | null> {
  const typedUnits = await generation.waitForTextBeyond(context);
  return typedUnits === null ? null : { generation, typedUnits };
}

function agrees(
  generation: Generation,
  context: ICursorContext | null
): boolean {
  return context !== null && generation.countTypedUnits(context) !== null;
}
