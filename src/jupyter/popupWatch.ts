import type { ICompletionProviderManager } from '@jupyterlab/completer';
import { type IOutcome, outcomeOf } from '../core/complete/outcome';

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
    manager.selected.connect((_, { insertText }) =>
      this.settle(insertText === this.offer?.insertText)
    );
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
