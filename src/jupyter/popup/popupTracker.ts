import type { ICompletionProviderManager } from '@jupyterlab/completer';
import type { Widget } from '@lumino/widgets';
import {
  type Ending,
  type IOutcome,
  outcomeOf
} from '../../core/acceptance/outcome';
import { panelOf } from '../editors/panelOf';
import { listDrawn, listOpened, nextFrame } from './popupDom';

/** Our item in the popup. */
interface IOffer {
  readonly completion: string;
  readonly insertText: string;
  /** The text that it was offered in. */
  readonly source: string;
  /** Whether it was in the list that a person sees. */
  seen: boolean;
  /** Whether something else of the list was taken. */
  passedOver: boolean;
}

/**
 * Watches what becomes of our popup item. JupyterLab tells what was chosen,
 * not that an item is not there any more; nor does it show each item that it
 * is given: what nobody has seen is not told of.
 */
export class PopupWatch {
  /** @param patience - how long JupyterLab takes at most to open a popup, in milliseconds. */
  constructor(
    manager: ICompletionProviderManager,
    private readonly patience: () => number,
    private readonly onSettled: (completion: string, outcome: IOutcome) => void
  ) {
    manager.selected.connect((_, { insertText }) => {
      const { offer } = this;
      if (insertText === offer?.insertText) {
        this.settle('inserted');
      } else if (offer !== null) {
        // With Tab JupyterLab "selects" what all items begin with, and the
        // popup stays.
        offer.passedOver = true;
      }
    });
  }

  /** Our item is handed to the popup of a widget; resolves when it is seen there, or is not. */
  async offered(
    completion: string,
    insertText: string,
    widget: Widget
  ): Promise<void> {
    const isSame = this.offer?.completion === completion;
    const seen = isSame && this.offer?.seen === true;
    if (!isSame) {
      this.settle('replaced');
    }
    const source = sourceIn(widget);
    const offer = { completion, insertText, source, seen, passedOver: false };
    this.offer = offer;
    const list = await listOpened(widget, this.patience());
    const box = list?.closest('.jp-Completer');
    if (list && box) {
      await listDrawn(list);
      if (offer === this.offer && isIn(box, offer)) {
        offer.seen = true;
        this.follow(box, offer, widget);
      }
    }
  }

  /** The editor is left, and any popup with it. */
  left(): void {
    this.settle('dismissed');
  }

  /** Settle an offer once the popup goes, or has it no more. */
  private follow(box: Element, offer: IOffer, widget: Widget): void {
    let looks = false;
    const look = async () => {
      // JupyterLab draws a list in several frames, and tells what was chosen.
      await nextFrame();
      const list = box.querySelector('.jp-Completer-list');
      if (list !== null) {
        await listDrawn(list);
      }
      looks = false;
      if (offer === this.offer && !isIn(box, offer)) {
        const isSame = sourceIn(widget) === offer.source;
        const ending = isSame ? 'dismissed' : 'typedOn';
        this.settle(offer.passedOver ? 'replaced' : ending);
      }
      if (offer !== this.offer) {
        observer.disconnect();
      }
    };
    const observer = new MutationObserver(() => {
      if (!looks) {
        looks = true;
        void look();
      }
    });
    observer.observe(box, {
      attributeFilter: ['class'],
      childList: true,
      subtree: true
    });
  }

  private settle(ending: Ending): void {
    const { offer } = this;
    this.offer = null;
    if (offer !== null && (offer.seen || ending === 'inserted')) {
      const { completion, insertText } = offer;
      this.onSettled(completion, outcomeOf(ending, insertText.length));
    }
  }

  private offer: IOffer | null = null;
}

/** Whether a popup is open and has our item. */
function isIn(box: Element, { insertText }: IOffer): boolean {
  const values = [...box.querySelectorAll('.jp-Completer-item')].map(item =>
    item.getAttribute('data-value')
  );
  const isOpen = box.isConnected && !box.classList.contains('lm-mod-hidden');
  return isOpen && values.includes(insertText);
}

function sourceIn(widget: Widget): string {
  return panelOf(widget)?.active?.editor?.model.sharedModel.getSource() ?? '';
}
