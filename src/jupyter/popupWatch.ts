import type { ICompletionProviderManager } from '@jupyterlab/completer';
import { type IOutcome, outcomeOf } from '../core/complete/outcome';
import { isPopupOpen } from './popupList';

/** Our item in the popup. */
interface IOffer {
  readonly completion: string;
  readonly insertText: string;
}

/**
 * Watches whether our popup item is chosen. JupyterLab tells what was chosen,
 * not that a popup went away: an offer that is not chosen counts as rejected
 * when the next one is made, something else is chosen or the editor is left.
 */
export class PopupWatch {
  constructor(
    manager: ICompletionProviderManager,
    private readonly onSettled: (completion: string, outcome: IOutcome) => void
  ) {
    manager.selected.connect((_, { insertText }) => {
      const { offer } = this;
      if (insertText === offer?.insertText) {
        this.settle(true);
      } else {
        // With Tab JupyterLab "selects" what all items begin with, and the
        // popup stays; it closes one that is done with right after.
        setTimeout(() => {
          if (offer === this.offer && !isPopupOpen()) {
            this.settle(false);
          }
        });
      }
    });
  }

  /** Our item is in the popup. */
  offered(completion: string, insertText: string): void {
    if (this.offer?.completion !== completion) {
      this.settle(false);
    }
    this.offer = { completion, insertText };
  }

  /** The editor is left, and any popup with it. */
  left(): void {
    this.settle(false);
  }

  private settle(accepted: boolean): void {
    if (this.offer !== null) {
      const { completion, insertText } = this.offer;
      const ending = accepted ? 'inserted' : 'dismissed';
      this.onSettled(completion, outcomeOf(ending, insertText.length));
      this.offer = null;
    }
  }

  private offer: IOffer | null = null;
}
