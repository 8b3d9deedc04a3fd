import { type CompletionHandler, InlineCompleter } from '@jupyterlab/completer';
import { type ISignal, Signal } from '@lumino/signaling';

type Reply = Parameters<InlineCompleter.Model['setCompletions']>[0];
type Change = Parameters<InlineCompleter.Model['handleTextChange']>[0];

/**
 * JupyterLab's model of ghost text, without what makes a ghost outlive its
 * text: a ghost with nothing to accept would swallow Tab and suppress the
 * popup (seen in JupyterLab 4.6.6, `inline.ts` and `handler.ts`).
 */
export class GhostModel extends InlineCompleter.Model {
  /** Emitted when a ghost is dismissed, other than by typing something else. */
  get dismissed(): ISignal<this, void> {
    return this._dismissed;
  }

  override setCompletions(reply: Reply): void {
    super.setCompletions(reply);
    if (!this.says) {
      super.reset();
    }
  }

  override appendCompletions(reply: Reply): void {
    // After a first provider that failed there is nothing to append to.
    if (this.completions === null) {
      this.setCompletions(reply);
    } else {
      super.appendCompletions(reply);
    }
  }

  override handleTextChange(change: Change): void {
    const said = this.completions !== null;
    super.handleTextChange(change);
    if (said && !this.says) {
      // Deferred: this runs inside an update of the editor, where its
      // decorations must not change.
      setTimeout(() => {
        if (!this.isDisposed && !this.says) {
          super.reset();
        }
      });
    }
  }

  override reset(): void {
    super.reset();
    this._dismissed.emit();
  }

  /** Whether there is anything to show: text, or an error to explain. */
  private get says(): boolean {
    const items: CompletionHandler.IInlineItem[] =
      this.completions?.items ?? [];
    return items.some(item => item.insertText !== '' || item.error);
  }

  private readonly _dismissed = new Signal<this, void>(this);
}
