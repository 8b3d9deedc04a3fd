/** The story of a run: its events in order, and what the user sees in between. */
export class Story {
  /** Begins the story of another run. */
  begin(event: string): void {
    this.lines = [event];
    this.lastState = '';
  }

  add(event: string): void {
    this.lines.push(event);
  }

  /** Removes the last line, for an event that turned out to be impossible. */
  removeLast(): void {
    this.lines.pop();
  }

  /**
   * Adds what the user sees, unless that has not changed. For example, with the
   * cursor `║` and the ghost `h(0)`:
   *
   *     shows "qc.║├h(0)┤"
   */
  addState(prefix: string, ghost: string, suffix: string): void {
    const drawnGhost = ghost && `├${ghost}┤`;
    const state = JSON.stringify(`${prefix}║${drawnGhost}${suffix}`);
    if (state !== this.lastState) {
      this.lastState = state;
      this.add(`  shows ${state}`);
    }
  }

  toString(): string {
    return this.lines.join('\n');
  }

  private lines: string[] = [];
  private lastState = '';
}
