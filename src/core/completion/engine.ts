import { createAbortError } from '../errors/problem';
import { FULL_BUDGET, type IBudget } from '../context/budget';
import { type IPlace, isSamePlace } from '../context/cursorContext';
import { Ahead } from './speculation';
import { SessionCache } from './generationCache';
import { Debouncer } from './debounce';
import { type Generate, generateAt } from './startGeneration';
import type { Session } from './generation';

/** What is suggested at a place: a session's text beyond what is typed of it. */
export interface ISuggestion {
  readonly session: Session;
  /** How many UTF-16 units of the session's text precede the cursor. */
  readonly typed: number;
}

export interface IEngineOptions {
  /** Whether to ask, ahead of the person, for what follows a suggestion. */
  readonly speculates?: () => boolean;
  /** How much may be sent. */
  readonly budget?: () => IBudget;
  /** Told of each generation as it begins. */
  readonly onBegun?: (session: Session) => void;
  /** Told how long an answer took to its first usable text, in milliseconds. */
  readonly onAnswered?: (milliseconds: number) => void;
}

/**
 * The only orchestrator: decides between what is known, what is on its way and
 * a new request, and keeps at most one generation alive.
 */
export class CompletionEngine {
  constructor(
    private readonly generate: Generate,
    private readonly options: IEngineOptions = {}
  ) {}

  /**
   * What is known at a place: the running generation if it agrees with what
   * was typed, else the cache. No request, no waiting.
   */
  peek(context: IPlace): ISuggestion | null {
    const { live } = this;
    const typed = live?.typedAlong(context) ?? null;
    const says = live && typed !== null && live.text.length > typed;
    return says && !live.aborted && live.error === undefined
      ? { session: live, typed }
      : this.cache.find(context);
  }

  /**
   * A suggestion at a place, as soon as its first characters are known; its
   * session goes on growing. A request for another place gives up this one.
   *
   * @param automatic - not asked for: waits for a pause in typing first.
   * @returns null if the model has nothing to say there.
   * @throws AbortError when superseded; otherwise what the request throws.
   */
  async suggest(
    context: IPlace,
    automatic: boolean
  ): Promise<ISuggestion | null> {
    const turn = ++this.turn;
    this.debouncer.cancel();
    if (automatic) {
      this.debouncer.typed(context);
    }
    this.here = context;
    this.ahead.leave(context);
    const reached = this.ahead.take(context);
    if (reached !== null) {
      this.live = reached;
      this.speculateAfter(reached);
    }
    const along = await this.alongLive(context, turn);
    this.check(turn, context);
    const known = along ?? this.cache.find(context);
    if (known !== null) {
      if (known.session !== this.live) {
        this.live?.abort();
      }
      return known;
    }
    this.live?.abort();
    if (automatic) {
      if (this.cache.isSilentAt(context)) {
        return null;
      }
      await this.debouncer.wait(context);
      this.check(turn, context);
    }
    // What ended meanwhile may have been followed by a request for just this.
    const next = this.ahead.take(context);
    this.ahead.abort();
    this.live?.abort();
    this.live = next ?? this.begin(context);
    this.speculateAfter(this.live);
    return this.along(this.live, context, turn);
  }

  /**
   * What stands in the editor has changed: give up what runs or waits, unless
   * it agrees with that.
   *
   * @param context - where the cursor is now; null for nowhere.
   */
  leave(context: IPlace | null): void {
    this.here = context;
    this.ahead.leave(context);
    this.debouncer.leave(context);
    const { live } = this;
    if (live !== null && !agrees(live, context)) {
      live.abort();
    }
  }

  /** Whether anything runs, or waits for a pause. */
  get busy(): boolean {
    return this.debouncer.waits || this.live?.done === false || this.ahead.busy;
  }

  /** Whether the newest generation agrees with what stands at a place. */
  follows(context: IPlace): boolean {
    const { live } = this;
    return live !== null && !live.aborted && live.typedAlong(context) !== null;
  }

  /**
   * What the generation that runs goes on to say at a place, for who has come
   * as far as it: nothing is asked for.
   *
   * @returns null if none runs that agrees, or if it says nothing more.
   * @throws like {@link suggest}.
   */
  async rest(context: IPlace): Promise<ISuggestion | null> {
    const turn = ++this.turn;
    this.debouncer.cancel();
    this.here = context;
    const along = await this.alongLive(context, turn);
    this.check(turn, context);
    return along;
  }

  /** Whoever waits for a suggestion gets none; what runs goes on, for who asks next. */
  supersede(): void {
    this.turn++;
    this.debouncer.cancel();
  }

  /** Give up the running generation and whatever waits for a pause. */
  cancel(): void {
    this.supersede();
    this.here = null;
    this.live?.abort();
    this.ahead.abort();
  }

  /** Forget everything known, as when the model changes. */
  clear(): void {
    this.cancel();
    this.live = null;
    this.cache.clear();
  }

  /** What the running generation says at a place, once it says something. */
  private async alongLive(
    context: IPlace,
    turn: number
  ): Promise<ISuggestion | null> {
    const { live } = this;
    const running = live !== null && !live.done;
    return running && live.typedAlong(context) !== null
      ? this.along(live, context, turn)
      : null;
  }

  /** What a session says at a place, if that is still wanted by then. */
  private async along(
    session: Session,
    context: IPlace,
    turn: number
  ): Promise<ISuggestion | null> {
    const typed = await session.beyond(context);
    this.check(turn, context);
    return typed === null ? null : { session, typed };
  }

  /** @throws AbortError if something newer was asked for, or the place was left. */
  private check(turn: number, context: IPlace): void {
    if (turn !== this.turn || !isSame(context, this.here)) {
      throw createAbortError();
    }
  }

  /** Once a session is written to its end, ask for what follows it. */
  private speculateAfter(session: Session): void {
    void session.ended.then(() => {
      const idle = session === this.live && !this.debouncer.waits;
      if (idle && this.options.speculates?.()) {
        this.ahead.follow(session, this.here);
      }
    });
  }

  private begin(context: IPlace): Session {
    const budget = this.options.budget?.() ?? FULL_BUDGET;
    const session = generateAt(context, this.generate, budget);
    this.options.onBegun?.(session);
    void this.watch(session);
    return session;
  }

  /** See a session to its end, or give it up once it says something else. */
  private async watch(session: Session): Promise<void> {
    const asked = performance.now();
    let silent = true;
    while (!session.done) {
      await session.changed();
      if (silent && session.text !== '') {
        silent = false;
        const milliseconds = performance.now() - asked;
        this.debouncer.answered(milliseconds);
        this.options.onAnswered?.(milliseconds);
      }
      if (session === this.live && !agrees(session, this.here)) {
        // Typed ahead of what was known, and otherwise than the model goes on.
        session.abort();
      }
    }
    this.cache.add(session);
  }

  private readonly debouncer = new Debouncer();
  private readonly cache = new SessionCache();
  private readonly ahead = new Ahead(context => this.begin(context));
  private live: Session | null = null;
  private turn = 0;
  /** Where the person was last seen. */
  private here: IPlace | null = null;
}

function isSame(one: IPlace, other: IPlace | null): boolean {
  return other !== null && isSamePlace(one, other);
}

function agrees(session: Session, context: IPlace | null): boolean {
  return context !== null && session.typedAlong(context) !== null;
}
