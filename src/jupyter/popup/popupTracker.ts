import type { ICompletionProviderManager } from '@jupyterlab/completer';
import type { Widget } from '@lumino/widgets';
import {
  type Ending,
  type IOutcome,
  determineOutcome
} from '../../core/acceptance/outcome';
import { getPanel } from '../editors/getPanel';
import { waitForNextFrame, waitForOpenList, waitUntilDrawn } from './popupDom';

/** Our item in the popup. */
interface ITrackedItem {
  readonly completionId: string;
  readonly insertText: string;
  /** The text of the editor when the item was added. */
  readonly source: string;
  /** True once the item was in the list that the user sees. */
  isSeen: boolean;
  /** True if another item of the list was accepted. */
  isPassedOver: boolean;
}

/**
 * Tracks the outcome of our popup item. JupyterLab reports which item was
 * chosen, but not that an item is gone. Nor does it show every item that it
 * gets: an item that the user has not seen has no outcome.
 */
export class PopupTracker {
  /**
   * @param getTimeoutMs - returns the longest time that JupyterLab takes to open
   * a popup, in milliseconds.
   * @param onOutcome - called once for each item that was seen or accepted.
   */
  constructor(
    manager: ICompletionProviderManager,
    private readonly getTimeoutMs: () => number,
    private readonly onOutcome: (
      completionId: string,
      outcome: IOutcome
    ) => void
  ) {
    manager.selected.connect((_, { insertText }) => {
      const { tracked } = this;
      if (insertText === tracked?.insertText) {
        this.recordOutcome('inserted');
      } else if (tracked !== null) {
        // With Tab, JupyterLab also "selects" the text that all items begin
        // with, and the popup stays.
        tracked.isPassedOver = true;
      }
    });
  }

  /**
   * Tracks an item that was added to the popup of a widget.
   *
   * @returns once the item is seen in the popup, or no popup has opened.
   */
  async track(
    completionId: string,
    insertText: string,
    widget: Widget
  ): Promise<void> {
    const isSame = this.tracked?.completionId === completionId;
    const isSeen = isSame && this.tracked?.isSeen === true;
    if (!isSame) {
      this.recordOutcome('replaced');
    }
    const tracked: ITrackedItem = {
      completionId,
      insertText,
      source: getSource(widget),
      isSeen,
      isPassedOver: false
    };
    this.tracked = tracked;
    const list = await waitForOpenList(widget, this.getTimeoutMs());
    const box = list?.closest('.jp-Completer');
    if (list && box) {
      await waitUntilDrawn(list);
      if (tracked === this.tracked && hasItem(box, tracked)) {
        tracked.isSeen = true;
        this.observe(box, tracked, widget);
      }
    }
  }

  /** Records that the editor was left, and with it the popup. */
  dismiss(): void {
    this.recordOutcome('dismissed');
  }

  /** Records the outcome of an item once the popup closes or drops it. */
  private observe(box: Element, tracked: ITrackedItem, widget: Widget): void {
    let isChecking = false;
    const check = async () => {
      // JupyterLab draws a list in several frames, and may report a chosen item
      // meanwhile.
      await waitForNextFrame();
      const list = box.querySelector('.jp-Completer-list');
      if (list !== null) {
        await waitUntilDrawn(list);
      }
      isChecking = false;
      if (tracked === this.tracked && !hasItem(box, tracked)) {
        const isSame = getSource(widget) === tracked.source;
        const ending = isSame ? 'dismissed' : 'typedOn';
        this.recordOutcome(tracked.isPassedOver ? 'replaced' : ending);
      }
      if (tracked !== this.tracked) {
        observer.disconnect();
      }
    };
    const observer = new MutationObserver(() => {
      if (!isChecking) {
        isChecking = true;
        void check();
      }
    });
    observer.observe(box, {
      attributeFilter: ['class'],
      childList: true,
      subtree: true
    });
  }

  private recordOutcome(ending: Ending): void {
    const { tracked } = this;
    this.tracked = null;
    if (tracked !== null && (tracked.isSeen || ending === 'inserted')) {
      const { completionId, insertText } = tracked;
      this.onOutcome(completionId, determineOutcome(ending, insertText.length));
    }
  }

  private tracked: ITrackedItem | null = null;
}

/** Returns whether a popup is open and has our item. */
function hasItem(box: Element, { insertText }: ITrackedItem): boolean {
  const values = [...box.querySelectorAll('.jp-Completer-item')].map(item =>
    item.getAttribute('data-value')
  );
  const isOpen = box.isConnected && !box.classList.contains('lm-mod-hidden');
  return isOpen && values.includes(insertText);
}

function getSource(widget: Widget): string {
  return getPanel(widget)?.active?.editor?.model.sharedModel.getSource() ?? '';
}
