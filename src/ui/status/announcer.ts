import { element } from '../dialogs/element';

/**
 * Announces problems and their end to screen readers. As long as everything
 * works from the start, it stays silent.
 */
export class Announcer {
  /** The live region that screen readers read; its text is invisible. */
  readonly node = element('span', {
    className: 'jp-QiskitCompleter-announcer',
    role: 'status'
  });

  /** Announces a text, unless it was the last one that was announced. */
  announce(text: string, isProblem: boolean): void {
    const shouldAnnounce = isProblem || this.node.textContent !== '';
    if (shouldAnnounce && this.node.textContent !== text) {
      this.node.textContent = text;
    }
  }
}
