/**
 * Tells screen readers of trouble, and of its end. What goes well from the
 * beginning is not worth an interruption.
 */
export class Announcer {
  constructor() {
    this.node.className = 'jp-QiskitCompleter-announcer';
    this.node.setAttribute('role', 'status');
  }

  /** Where it is told; for the eye there is nothing in it. */
  readonly node = document.createElement('span');

  /** Tell something, unless it was the last that was told. */
  announce(text: string, isProblem: boolean): void {
    const shouldAnnounce = isProblem || this.node.textContent !== '';
    if (shouldAnnounce && this.node.textContent !== text) {
      this.node.textContent = text;
    }
  }
}
