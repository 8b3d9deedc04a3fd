import { isWelcome } from '../context/triggerRules';
import type { IPlace } from '../context/cursorContext';
import type { Session } from './generation';

/**
 * At most one generation ahead of the person: what follows once they have
 * taken what is shown. Idea: Copilot's and llama.vscode's clients.
 */
export class Ahead {
  /** @param begin - asks the model at a place. */
  constructor(private readonly begin: (context: IPlace) => Session) {}

  /**
   * Ask for what follows a session that is written to its end.
   *
   * @param here - where the person is: still along that session, or not.
   */
  follow(session: Session, here: IPlace | null): void {
    const { context, text, aborted, error } = session;
    const next = { ...context, prefix: context.prefix + text };
    const worth = !aborted && error === undefined && text !== '';
    const along = here !== null && session.typedAlong(here) !== null;
    if (worth && along && isWelcome(next)) {
      this.session = this.begin(next);
    }
  }

  /** Whether it is still being written. */
  get busy(): boolean {
    return this.session?.done === false;
  }

  /** The session, once the person has come to where it was asked for. */
  take(context: IPlace): Session | null {
    const { session } = this;
    if (session === null || session.typedAlong(context) === null) {
      return null;
    }
    this.session = null;
    return session;
  }

  /** Give it up if the person goes elsewhere. */
  leave(context: IPlace | null): void {
    const { session } = this;
    const stays =
      context !== null &&
      (session?.isAheadOf(context) || session?.typedAlong(context) !== null);
    if (!stays) {
      this.abort();
    }
  }

  abort(): void {
    this.session?.abort();
    this.session = null;
  }

  private session: Session | null = null;
}
