import type { ICompletionProviderManager } from '@jupyterlab/completer';

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
    private readonly onSettled: (completion: string, accepted: boolean) => void
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
      this.onSettled(this.offer.completion, accepted);
      this.offer = null;
    }
  }

  private offer: IOffer | null = null;
}
