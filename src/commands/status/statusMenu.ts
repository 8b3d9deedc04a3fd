import type { Message } from '@lumino/messaging';
import { Menu } from '@lumino/widgets';

/**
 * A menu that gives the focus back when it closes, before its command is run:
 * a dialog that this opens gives it back in turn.
 */
export class StatusMenu extends Menu {
  constructor(options: Menu.IOptions) {
    super(options);
    this.focusedBefore = document.activeElement;
  }

  protected override onCloseRequest(msg: Message): void {
    super.onCloseRequest(msg);
    // Not from what the person went on to by pressing there.
    if (
      document.activeElement === document.body &&
      this.focusedBefore instanceof HTMLElement
    ) {
      this.focusedBefore.focus();
    }
  }

  private readonly focusedBefore: Element | null;
}
