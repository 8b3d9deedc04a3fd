import type { IPlace } from '../context/place';
import type { Session } from './session';

/** How many finished generations are kept. Source: Copilot's and Tabby's clients keep 100. */
const CAPACITY = 100;

/** Finished generations, the least recently used dropped first. */
export class SessionCache {
  constructor(private readonly capacity: number = CAPACITY) {}

  /** Keep a session that is done, did not fail and says something. */
  add(session: Session): void {
    if (session.aborted || session.error !== undefined || session.text === '') {
      return;
    }
    this.sessions.delete(session);
    this.sessions.add(session);
    if (this.sessions.size > this.capacity) {
      const [oldest] = this.sessions;
      this.sessions.delete(oldest as Session);
    }
  }

  /** The session that fits a place, and how far along it the place lies. */
  find(place: IPlace): { session: Session; typed: number } | null {
    let best: { session: Session; typed: number } | null = null;
    for (const session of this.sessions) {
      const typed = session.typedAlong(place);
      const says = typed !== null && session.text.length > typed;
      // The longest matching prefix is the shortest way along.
      if (says && (best === null || typed < best.typed)) {
        best = { session, typed };
      }
    }
    if (best !== null) {
      this.add(best.session);
    }
    return best;
  }

  clear(): void {
    this.sessions.clear();
  }

  private readonly sessions = new Set<Session>();
}
