import { type IPlace, isSamePlace } from '../context/cursorContext';
import type { Session } from './generation';

/** How many finished generations are kept. Source: Copilot's and Tabby's clients keep 100. */
const CAPACITY = 100;

/** Finished generations, the least recently used dropped first. */
export class SessionCache {
  constructor(private readonly capacity: number = CAPACITY) {}

  /** Keep a session that is done and did not fail. */
  add(session: Session): void {
    if (session.aborted || session.error !== undefined) {
      return;
    }
    // Apart, so that what says nothing takes nobody's room.
    const kept = session.text === '' ? this.silent : this.sessions;
    kept.delete(session);
    kept.add(session);
    if (kept.size > this.capacity) {
      const [oldest] = kept;
      kept.delete(oldest as Session);
    }
  }

  /** The session that fits a place, and how far along it the place lies. */
  find(context: IPlace): { session: Session; typed: number } | null {
    let best: { session: Session; typed: number } | null = null;
    for (const session of this.sessions) {
      const typed = session.typedAlong(context);
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

  /** Whether the model was asked at a place, and had nothing to say. */
  isSilentAt(context: IPlace): boolean {
    return [...this.silent].some(session =>
      isSamePlace(session.context, context)
    );
  }

  clear(): void {
    this.sessions.clear();
    this.silent.clear();
  }

  private readonly sessions = new Set<Session>();
  private readonly silent = new Set<Session>();
}
