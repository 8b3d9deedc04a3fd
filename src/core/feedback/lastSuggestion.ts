import type { Session } from '../completion/generation';

/** A suggestion that a person can rate, as they saw it. */
export interface IRateable {
  /** The completion's id at the service. */
  readonly completion: string;
  readonly model: string;
  /** What the model was asked. */
  readonly input: string;
  /** What was suggested. */
  readonly output: string;
}

/**
 * How many generations are remembered that may come to be the last one shown:
 * as many as the cache has, whose suggestions can be shown again.
 */
const REMEMBERED = 100;

/**
 * The suggestion that was shown last, for who wants to rate it. It is kept in
 * memory only. What is opted out is never asked about, and so never in it.
 */
export class LastSuggestion {
  /** An answer has begun to come. */
  asked(completion: string, model: string, input: string): void {
    this.questions.set(completion, { model, input });
    forgetOldest(this.questions);
  }

  /** A generation has begun, of which a suggestion may come. */
  begun(session: Session): void {
    this.sessions.add(session);
    forgetOldest(this.sessions);
  }

  /** A suggestion was shown, and is not any more. */
  shown(completion: string): void {
    const question = this.questions.get(completion);
    const session = [...this.sessions].find(({ id }) => id === completion);
    this._current =
      question && session && session.text.trim() !== ''
        ? { completion, ...question, output: session.text }
        : null;
  }

  /** What was shown last; null if there is nothing to rate. */
  get current(): IRateable | null {
    return this._current;
  }

  private readonly questions = new Map<
    string,
    Pick<IRateable, 'model' | 'input'>
  >();
  private readonly sessions = new Set<Session>();
  private _current: IRateable | null = null;
}

/** Keep what was put in last. */
function forgetOldest<T>(from: Map<T, unknown> | Set<T>): void {
  if (from.size > REMEMBERED) {
    const [oldest] = from.keys();
    from.delete(oldest as T);
  }
}
