import type { ICompletionChunk } from '../api/completionStream';
import type { IOutcome } from './outcome';

/** Tells the service that gave a completion what became of it. */
export type Tell = (completion: string, outcome: IOutcome) => Promise<void>;

/** Takes note of what became of a completion. */
export type Settled = (completion: string, outcome: IOutcome) => void;

/** Runs something when there is nothing better to do. */
export type WhenIdle = (action: () => void) => void;

/** How many completions are remembered. */
const REMEMBERED = 1000;

/** How long it is quiet before reports are sent, in milliseconds. */
const PAUSE_MS = 1000;

/** How many reports don't wait for a pause any longer. */
const ENOUGH = 20;

/** How many reports wait at most; the oldest are dropped. */
const MOST = 100;

/**
 * Sees to it that every shown suggestion is reported exactly once, to the
 * service that it came from: later, one after the other, and never while that
 * service is asked for something to show. A report that fails is not tried
 * again, since it may have arrived, and disturbs nobody.
 */
export class Reports {
  /**
   * @param whenIdle - when reports may be sent, once it is quiet.
   * @param onSettled - told what counts, whether or not it is reported.
   */
  constructor(
    private readonly whenIdle: WhenIdle = action => action(),
    private readonly onSettled: Settled = () => undefined
  ) {}

  /** Pass on an answer: what becomes of it can be reported by `tell`. */
  async *watch(
    pieces: AsyncIterable<ICompletionChunk>,
    tell: Tell
  ): AsyncGenerator<ICompletionChunk> {
    let completion = '';
    let starting = true;
    const started = () => {
      if (starting) {
        starting = false;
        this.starting--;
        this.arrange();
      }
    };
    this.starting++;
    try {
      for await (const piece of pieces) {
        started();
        if (completion === '' && piece.id !== '') {
          completion = piece.id;
          this.remember(completion, tell);
        }
        yield piece;
      }
    } finally {
      started();
    }
  }

  /**
   * A suggestion went away. Shown again and taken before its report was sent,
   * it counts as taken; after that, nothing more is said about it.
   */
  settle(completion: string, outcome: IOutcome): void {
    const waiting = this.queue.get(completion);
    const tell = waiting?.tell ?? this.known.get(completion);
    if (!tell || (waiting && waiting.outcome.taken >= outcome.taken)) {
      return;
    }
    this.known.set(completion, null);
    this.onSettled(completion, outcome);
    if (this._enabled) {
      add(this.queue, completion, { tell, outcome }, MOST);
      this.arrange();
    }
  }

  /** Send at once what waits, as when the page goes. */
  flush(): void {
    for (const completion of [...this.queue.keys()]) {
      void this.send(completion);
    }
  }

  /** Whether anything is reported; what waits is dropped when it is not. */
  set enabled(enabled: boolean) {
    this._enabled = enabled;
    if (!enabled) {
      this.queue.clear();
    }
  }

  private remember(completion: string, tell: Tell): void {
    add(this.known, completion, tell, REMEMBERED);
  }

  /** Send what waits after a pause; it begins anew with every report. */
  private arrange(): void {
    if (this.starting > 0 || this.queue.size === 0) {
      return;
    }
    if (this.timer !== undefined && this.queue.size >= ENOUGH) {
      return;
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.whenIdle(() => void this.sendAll());
    }, PAUSE_MS);
  }

  private async sendAll(): Promise<void> {
    while (!this.sending && this.starting === 0 && this.queue.size > 0) {
      const [oldest] = this.queue.keys();
      this.sending = true;
      await this.send(oldest as string);
      this.sending = false;
    }
  }

  private async send(completion: string): Promise<void> {
    const { tell, outcome } = this.queue.get(completion) as IWaiting;
    this.queue.delete(completion);
    await tell(completion, outcome).catch(() => undefined);
  }

  /** How each completion is reported; null once it is settled. */
  private readonly known = new Map<string, Tell | null>();
  private readonly queue = new Map<string, IWaiting>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** How many completions are asked for and not begun yet. */
  private starting = 0;
  private sending = false;
  private _enabled = true;
}

/** A report that waits to be sent. */
interface IWaiting {
  readonly tell: Tell;
  readonly outcome: IOutcome;
}

/** Put something last; beyond `most`, the first goes. */
function add<T>(to: Map<string, T>, key: string, value: T, most: number): void {
  to.delete(key);
  to.set(key, value);
  if (to.size > most) {
    const [first] = to.keys();
    to.delete(first as string);
  }
}
