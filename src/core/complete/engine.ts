import type { ICompletionPiece } from '../api/completionStream';
import { abortError } from '../api/problems';
import { FULL_BUDGET, type IBudget } from '../context/budget';
import { isAtCommentEnd } from '../context/lexical';
import { type IPlace, isSamePlace } from '../context/place';
import { type IPrompt, promptAt } from '../context/prompt';
import { suffixAt } from '../context/suffix';
import { filtered, type IFilterContext, type IShown } from '../filters';
import { SessionCache } from './cache';
import { Debouncer } from './debounce';
import { Session } from './session';

/** What is suggested at a place: a session's text beyond what is typed of it. */
export interface ISuggestion {
  readonly session: Session;
  /** How many UTF-16 units of the session's text precede the cursor. */
  readonly typed: number;
}

/** Sends to the model what precedes the cursor, and what follows it. */
export type Generate = (
  prompt: string,
  signal: AbortSignal,
  suffix: string
) => AsyncIterable<ICompletionPiece>;

/**
 * The only orchestrator: decides between what is known, what is on its way and
 * a new request, and keeps at most one generation alive.
 */
export class CompletionEngine {
  constructor(
    private readonly generate: Generate,
    private readonly debouncer: Debouncer = new Debouncer(),
    private readonly budget: () => IBudget = () => FULL_BUDGET
  ) {}

  /**
   * What is known at a place: the running generation if it agrees with what
   * was typed, else the cache. No request, no waiting.
   */
  peek(place: IPlace): ISuggestion | null {
    const { live } = this;
    const typed = live?.typedAlong(place) ?? null;
    const says = live && typed !== null && live.text.length > typed;
    return says && !live.aborted && live.error === undefined
      ? { session: live, typed }
      : this.cache.find(place);
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
    place: IPlace,
    automatic: boolean
  ): Promise<ISuggestion | null> {
    const turn = ++this.turn;
    this.debouncer.cancel();
    if (automatic) {
      this.debouncer.key();
    }
    const along = await this.alongLive(place, turn);
    this.check(turn);
    const known = along ?? this.cache.find(place);
    if (known !== null) {
      if (known.session !== this.live) {
        this.live?.abort();
      }
      return known;
    }
    this.live?.abort();
    if (automatic) {
      await this.pause(place);
    }
    return this.along(this.begin(place), place, turn);
  }

  /**
   * What stands in the editor has changed: give up what runs or waits, unless
   * it agrees with that.
   *
   * @param place - where the cursor is now; null for nowhere.
   */
  leave(place: IPlace | null): void {
    const { live, waiting } = this;
    const left =
      waiting !== null
        ? place === null || !isSamePlace(waiting, place)
        : live !== null &&
          !live.done &&
          (place === null || live.typedAlong(place) === null);
    if (left) {
      this.cancel();
    }
  }

  /** Whether anything runs, or waits for a pause. */
  get busy(): boolean {
    return this.waiting !== null || this.live?.done === false;
  }

  /** Whether the newest generation agrees with what stands at a place. */
  follows(place: IPlace): boolean {
    const { live } = this;
    return live !== null && !live.aborted && live.typedAlong(place) !== null;
  }

  /** Give up the running generation and whatever waits for a pause. */
  cancel(): void {
    this.turn++;
    this.debouncer.cancel();
    this.live?.abort();
  }

  /** Forget everything known, as when the model changes. */
  clear(): void {
    this.cancel();
    this.live = null;
    this.cache.clear();
  }

  /** Wait for a pause in typing. */
  private async pause(place: IPlace): Promise<void> {
    this.waiting = place;
    try {
      await this.debouncer.wait();
    } finally {
      if (this.waiting === place) {
        this.waiting = null;
      }
    }
  }

  /** What the running generation says at a place, once it says something. */
  private async alongLive(
    place: IPlace,
    turn: number
  ): Promise<ISuggestion | null> {
    const { live } = this;
    const running = live !== null && !live.done;
    return running && live.typedAlong(place) !== null
      ? this.along(live, place, turn)
      : null;
  }

  /** What a session says at a place, if that is still wanted by then. */
  private async along(
    session: Session,
    place: IPlace,
    turn: number
  ): Promise<ISuggestion | null> {
    const typed = await session.beyond(place);
    this.check(turn);
    return typed === null ? null : { session, typed };
  }

  /** @throws AbortError if something newer was asked for since `turn`. */
  private check(turn: number): void {
    if (turn !== this.turn) {
      throw abortError();
    }
  }

  private begin(place: IPlace): Session {
    this.live?.abort();
    const budget = this.budget();
    const prompt = promptAt(place, budget.prompt);
    const suffix = suffixAt(place, budget.suffix);
    const afterComment = isAtCommentEnd(place.prefix, place.suffix);
    const session = new Session(
      place,
      signal => this.generate(prompt.text, signal, suffix),
      (answer, done) =>
        shown(answer, prompt, {
          ...place,
          held: prompt.held,
          afterComment,
          done
        })
    );
    this.live = session;
    void session.ended.then(() => this.cache.add(session));
    return session;
  }

  private readonly cache = new SessionCache();
  private live: Session | null = null;
  private turn = 0;
  /** Where a suggestion will be asked for after a pause. */
  private waiting: IPlace | null = null;
}

/** What of an answer is shown at the cursor: filtered and led in. */
function shown(
  answer: string,
  { lead }: IPrompt,
  context: IFilterContext
): IShown {
  const { text, ended } = filtered(answer, context);
  return { text: text.trim() === '' ? '' : lead + text, ended };
}
