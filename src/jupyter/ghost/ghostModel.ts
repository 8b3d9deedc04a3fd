import type { CodeEditor } from '@jupyterlab/codeeditor';
import { type CompletionHandler, InlineCompleter } from '@jupyterlab/completer';
import { type ISignal, Signal } from '@lumino/signaling';
import { type IStand, standOf, type Step, stepBetween } from './editorSnapshot';

type Reply = Parameters<InlineCompleter.Model['setCompletions']>[0];
type Item = CompletionHandler.IInlineItem;

/** JupyterLab's class of an editor whose Tab accepts a ghost. */
const ACTIVE = 'jp-mod-inline-completer-active';

/** What JupyterLab puts in the place of a ghost that was typed away. */
const SPACER = '.jp-GhostText-lineSpacer';

/**
 * JupyterLab's model of ghost text, following the document instead of guessing
 * from its changes. JupyterLab (4.6.6, `inline.ts` and `handler.ts`) looks at
 * what is inserted, not where: it takes what others type elsewhere for typing
 * along, loses a ghost at a line break, and leaves its cursor behind, so that
 * accepting deletes typed indentation. And a ghost with nothing left to accept
 * outlives its text: it would swallow Tab and suppress the popup.
 */
export class GhostModel extends InlineCompleter.Model {
  /** The editor that the ghost is in; JupyterLab changes it with the cell. */
  editorOf: () => CodeEditor.IEditor | null | undefined = () => null;

  /** Emitted when a ghost is dismissed, other than by typing something else. */
  get dismissed(): ISignal<this, void> {
    return this._dismissed;
  }

  /** Emitted when text or cursor of the editor have changed. */
  get moved(): ISignal<this, void> {
    return this._moved;
  }

  /** Where ghost text was asked for, or has come to since. */
  override get cursor(): CodeEditor.IPosition {
    return super.cursor;
  }
  override set cursor(position: CodeEditor.IPosition) {
    // What is shown was asked for before.
    this.follow();
    super.cursor = position;
    this.stand = standOf(this.editorOf());
  }

  override setCompletions(reply: Reply): void {
    if (!this.isWhereAsked) {
      return;
    }
    reply.items.forEach(drawInOnePiece);
    if (reply.items.some(says)) {
      super.setCompletions(reply);
      this.freeTab();
      return;
    }
    // Nothing to draw, and nothing that may hide the popup or keep Tab.
    super.setCompletions({ ...reply, items: [] });
    const editor = this.editorOf();
    if (editor) {
      this.letGo(editor);
    }
  }

  override appendCompletions(reply: Reply): void {
    // After a first provider that failed there is nothing to append to.
    if (this.says) {
      reply.items.forEach(drawInOnePiece);
      super.appendCompletions(reply);
    } else {
      this.setCompletions(reply);
    }
  }

  override handleTextChange(): void {
    if (this.isWhereAsked) {
      // What others type is in the shared document first, and in the editor
      // right after.
      queueMicrotask(() => this.catchUp());
    } else {
      this.catchUp();
    }
  }

  override handleSelectionChange(): void {
    const step = this.follow();
    if (step.kind === 'away' || (step.kind === 'deleted' && !this.says)) {
      this.reset();
    }
    this._moved.emit();
  }

  override reset(): void {
    super.reset();
    this._dismissed.emit();
  }

  /**
   * Let the ghosts follow what was typed or deleted since they were shown;
   * those that don't agree with it go.
   *
   * @returns what was done since.
   */
  follow(): Step {
    const editor = this.editorOf();
    const now = standOf(editor);
    if (this.isDisposed || this.stand === null || !editor) {
      return { kind: 'none' };
    }
    const step = stepBetween(this.stand, now);
    const { completions } = this;
    if (step.kind === 'none' || !completions?.items.length) {
      return step;
    }
    const before = completions.items;
    completions.items = before.filter(item => takes(item, step));
    super.cursor = editor.getCursorPosition();
    this.stand = now;
    this.filterTextChanged.emit(
      new Map(completions.items.map((item, at) => [before.indexOf(item), at]))
    );
    if (!completions.items.some(hasText)) {
      // Deferred: this may run inside an update of the editor, where its
      // decorations must not change.
      setTimeout(() => {
        if (!this.isDisposed && !this.says) {
          this.letGo(editor);
        }
        this.freeTab();
      });
    }
    return step;
  }

  /**
   * Take away what is left of ghosts that were typed away. In the place of one
   * of several lines JupyterLab keeps an empty space for a while, so that the
   * cell doesn't jump: all but that goes.
   */
  private letGo({ host }: CodeEditor.IEditor): void {
    if (host.querySelector(SPACER) === null) {
      super.reset();
      return;
    }
    host.classList.remove(ACTIVE);
    // The widget hides itself when anything but `clear` is said of no items.
    this.suggestionsChanged.emit({ event: 'append' });
  }

  /** An error is there to be read: no key is kept for it. */
  private freeTab(): void {
    const items: Item[] = this.completions?.items ?? [];
    if (this.says && !items.some(hasText)) {
      this.editorOf()?.host.classList.remove(ACTIVE);
    }
  }

  private catchUp(): void {
    if (!this.isDisposed) {
      this.follow();
      this._moved.emit();
    }
  }

  /** Whether text and cursor are as they were when ghost text was asked for. */
  private get isWhereAsked(): boolean {
    const { stand } = this;
    return (
      stand !== null &&
      stepBetween(stand, standOf(this.editorOf())).kind === 'none'
    );
  }

  /** Whether there is anything to show. */
  private get says(): boolean {
    const items: Item[] = this.completions?.items ?? [];
    return items.some(says);
  }

  private stand: IStand | null = null;
  private readonly _dismissed = new Signal<this, void>(this);
  private readonly _moved = new Signal<this, void>(this);
}

/**
 * Keep JupyterLab from drawing what came last of a stream apart from the rest:
 * it draws that to its end, also when some of it has been typed by then.
 */
function drawInOnePiece(item: Item): void {
  Object.defineProperty(item, 'lastStreamed', {
    configurable: true,
    get: () => undefined,
    set: () => undefined
  });
}

/** Whether there is anything to show of a ghost: text, or an error to explain. */
function says(item: Item): boolean {
  return hasText(item) || item.error !== undefined;
}

/** Whether there is anything to accept of a ghost. */
function hasText({ insertText }: Item): boolean {
  return insertText !== '';
}

/** How many UTF-16 units of a ghost were typed since it was shown. */
const typed = new WeakMap<object, number>();

/** How many UTF-16 units of a ghost were typed since it was shown. */
export function typedOf(item: object): number {
  return typed.get(item) ?? 0;
}

/** Let a ghost follow a step; false if it says something else. */
function takes(item: Item, step: Step): boolean {
  const so = typedOf(item);
  if (step.kind === 'typed') {
    const { text } = step;
    const expected = item.filterText ?? item.insertText;
    if (!expected.startsWith(text)) {
      return false;
    }
    item.insertText = item.insertText.slice(text.length);
    if (item.filterText !== undefined) {
      item.filterText = expected.slice(text.length);
    }
    typed.set(item, so + text.length);
    return true;
  }
  if (step.kind === 'deleted' && so >= step.text.length) {
    // What was typed of the ghost is ghost again.
    item.insertText = step.text + item.insertText;
    typed.set(item, so - step.text.length);
    return true;
  }
  return false;
}
