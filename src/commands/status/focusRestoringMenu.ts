import type { Message } from '@lumino/messaging';
import { Menu } from '@lumino/widgets';

/**
 * A menu that restores the focus when it closes, before its command is run: a
 * dialog that the command opens restores the focus in turn.
 */
export class FocusRestoringMenu extends Menu {
  constructor(options: Menu.IOptions) {
    super(options);
    this.focusedBefore = document.activeElement;
  }

  protected override onCloseRequest(msg: Message): void {
    super.onCloseRequest(msg);
    // Leaves the focus where it is if the user has clicked somewhere else.
    if (
      document.activeElement === document.body &&
      this.focusedBefore instanceof HTMLElement
    ) {
      this.focusedBefore.focus();
    }
  }

  private readonly focusedBefore: Element | null;
}
