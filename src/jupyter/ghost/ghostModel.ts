import type { CodeEditor } from '@jupyterlab/codeeditor';
import { InlineCompleter } from '@jupyterlab/completer';
import { type ISignal, Signal } from '@lumino/signaling';
import {
  type Edit,
  getEditBetween,
  type IEditorSnapshot,
  takeSnapshot
} from './editorSnapshot';
import {
  applyEdit,
  type InlineItem,
  hasText,
  isShowable,
  preventSplitDrawing
} from './inlineItem';

type Reply = Parameters<InlineCompleter.Model['setCompletions']>[0];

/** JupyterLab's class of an editor in which Tab accepts a ghost. */
const ACTIVE_CLASS = 'jp-mod-inline-completer-active';

/** The empty lines that JupyterLab shows for a while instead of a ghost that is gone. */
const SPACER_SELECTOR = '.jp-GhostText-lineSpacer';

/**
 * JupyterLab's model of ghost text, which follows the document instead of
 * guessing from its changes. JupyterLab's own (4.6.6, `inline.ts` and
 * `handler.ts`) checks what is inserted, but not where: it takes the typing of
 * others elsewhere for typing along, loses a ghost at a line break, and does not
 * move its cursor along, so that accepting deletes typed indentation. A ghost
 * with nothing left to accept stays active: it would capture Tab and suppress
 * the popup.
 */
export class GhostModel extends InlineCompleter.Model {
  /** The editor that the ghost is in; JupyterLab changes it with the cell. */
  getEditor: () => CodeEditor.IEditor | null | undefined = () => null;

  /** Emitted when a ghost is dismissed, other than by typing something else. */
  get dismissed(): ISignal<this, void> {
    return this._dismissed;
  }

  /** Emitted when the text or the cursor of the editor has changed. */
  get editorChanged(): ISignal<this, void> {
    return this._editorChanged;
  }

  /**
   * The position of the ghost: where it was requested, moved along with what
   * was typed since.
   */
  override get cursor(): CodeEditor.IPosition {
    return super.cursor;
  }
  override set cursor(position: CodeEditor.IPosition) {
    // The ghost that is shown belongs to an earlier request.
    this.followEdits();
    super.cursor = position;
    this.snapshot = takeSnapshot(this.getEditor());
  }

  override setCompletions(reply: Reply): void {
    if (!this.isUnchangedSinceRequest) {
      return;
    }
    reply.items.forEach(preventSplitDrawing);
    if (reply.items.some(isShowable)) {
      super.setCompletions(reply);
      this.releaseTab();
      return;
    }
    // Nothing is drawn, so nothing may hide the popup or capture Tab.
    super.setCompletions({ ...reply, items: [] });
    const editor = this.getEditor();
    if (editor) {
      this.removeGhost(editor);
    }
  }

  override appendCompletions(reply: Reply): void {
    // If the first provider failed, there is nothing to append to.
    if (this.hasContent) {
      reply.items.forEach(preventSplitDrawing);
      super.appendCompletions(reply);
    } else {
      this.setCompletions(reply);
    }
  }

  override handleTextChange(): void {
    if (this.isUnchangedSinceRequest) {
      // The text that others type is in the shared document first, and in the
      // editor right after.
      queueMicrotask(() => this.followAndNotify());
    } else {
      this.followAndNotify();
    }
  }

  override handleSelectionChange(): void {
    const edit = this.followEdits();
    if (
      edit.kind === 'other' ||
      (edit.kind === 'deleted' && !this.hasContent)
    ) {
      this.reset();
    }
    this._editorChanged.emit();
  }

  override reset(): void {
    super.reset();
    this._dismissed.emit();
  }

  /**
   * Lets the ghosts follow what was typed or deleted since they were shown:
   *
   *     qc.║     ghost `h(0)`
   *     qc.h║    `h` is typed: ghost `(0)`
   *     qc.hx║   `x` is typed: the ghost is removed
   *
   * @returns the edit that was made since.
   */
  followEdits(): Edit {
    const editor = this.getEditor();
    const snapshot = takeSnapshot(editor);
    if (this.isDisposed || this.snapshot === null || !editor) {
      return { kind: 'none' };
    }
    const edit = getEditBetween(this.snapshot, snapshot);
    const { completions } = this;
    if (edit.kind === 'none' || !completions?.items.length) {
      return edit;
    }
    const previousItems = completions.items;
    completions.items = previousItems.filter(item => applyEdit(item, edit));
    super.cursor = editor.getCursorPosition();
    this.snapshot = snapshot;
    this.filterTextChanged.emit(
      new Map(
        completions.items.map((item, index) => [
          previousItems.indexOf(item),
          index
        ])
      )
    );
    if (!completions.items.some(hasText)) {
      // Deferred: this may run inside an update of the editor, where its
      // decorations must not change.
      setTimeout(() => {
        if (!this.isDisposed && !this.hasContent) {
          this.removeGhost(editor);
        }
        this.releaseTab();
      });
    }
    return edit;
  }

  /**
   * Removes a ghost that the user has typed something else than. For a ghost of
   * several lines, JupyterLab keeps empty lines for a while, so that the cell
   * does not change its height at once; these are not removed.
   */
  private removeGhost({ host }: CodeEditor.IEditor): void {
    if (host.querySelector(SPACER_SELECTOR) === null) {
      super.reset();
      return;
    }
    host.classList.remove(ACTIVE_CLASS);
    // Without items, the widget hides itself at any event but `clear`.
    this.suggestionsChanged.emit({ event: 'append' });
  }

  /** Lets the editor have Tab again if only an error message is shown. */
  private releaseTab(): void {
    const items: InlineItem[] = this.completions?.items ?? [];
    if (this.hasContent && !items.some(hasText)) {
      this.getEditor()?.host.classList.remove(ACTIVE_CLASS);
    }
  }

  private followAndNotify(): void {
    if (!this.isDisposed) {
      this.followEdits();
      this._editorChanged.emit();
    }
  }

  /** True if text and cursor are the same as when ghost text was requested. */
  private get isUnchangedSinceRequest(): boolean {
    const { snapshot } = this;
    return (
      snapshot !== null &&
      getEditBetween(snapshot, takeSnapshot(this.getEditor())).kind === 'none'
    );
  }

  /** True if there is anything to show. */
  private get hasContent(): boolean {
    const items: InlineItem[] = this.completions?.items ?? [];
    return items.some(isShowable);
  }

  private snapshot: IEditorSnapshot | null = null;
  private readonly _dismissed = new Signal<this, void>(this);
  private readonly _editorChanged = new Signal<this, void>(this);
}
