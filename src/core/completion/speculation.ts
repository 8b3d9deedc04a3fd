import { isWelcome } from '../context/triggerRules';
import type { IPlace } from '../context/cursorContext';
import type { Session } from './generation';

/**
 * At most one generation ahead of the person: what follows once they have
 * taken what is shown. Idea: Copilot's and llama.vscode's clients.
 */
export class Ahead {
  /** @param begin - asks the model at a place. */
  constructor(private readonly begin: (place: IPlace) => Session) {}

  /**
   * Ask for what follows a session that is written to its end.
   *
   * @param here - where the person is: still along that session, or not.
   */
  follow(session: Session, here: IPlace | null): void {
    const { place, text, aborted, error } = session;
    const next = { ...place, prefix: place.prefix + text };
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
  take(place: IPlace): Session | null {
    const { session } = this;
    if (session === null || session.typedAlong(place) === null) {
      return null;
    }
    this.session = null;
    return session;
  }

  /** Give it up if the person goes elsewhere. */
  leave(place: IPlace | null): void {
    const { session } = this;
    const stays =
      place !== null &&
      (session?.isAheadOf(place) || session?.typedAlong(place) !== null);
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
