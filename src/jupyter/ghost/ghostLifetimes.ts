import type { CodeEditor } from '@jupyterlab/codeeditor';
import type { CodeMirrorEditor } from '@jupyterlab/codemirror';
import type { IInlineCompletionItem } from '@jupyterlab/completer';
import {
  type Ending,
  type IOutcome,
  outcomeOf
} from '../../core/acceptance/outcome';

/** One of our suggestions as ghost text. */
export interface IGhostItem extends IInlineCompletionItem {
  /** The completion's id at the service. */
  readonly completion: string;
}

type Item = IInlineCompletionItem | null | undefined;
type Editor = CodeEditor.IEditor | null | undefined;

/**
 * Our ghosts that are being shown in one editor. A showing goes on while its
 * completion is in JupyterLab's list: typed along, cycled away from, or in a
 * new item of the list. Each one ends once.
 */
export class Showings {
  constructor(
    private readonly onEnded: (completion: string, outcome: IOutcome) => void
  ) {}

  /**
   * See what is shown now, and what is not any more.
   *
   * @param current - the item that is drawn.
   * @param items - all that can be cycled through.
   */
  look(
    current: Item,
    items: readonly IInlineCompletionItem[],
    editor: Editor
  ): void {
    const now = momentOf(editor);
    const before = this.moment;
    this.moment = now;
    const gone = reason(before, now, items.length > 0);
    for (const [completion, showing] of this.open) {
      const item = items.find(each => isOurs(each, completion));
      if (item !== undefined) {
        this.follow(completion, showing, item, now);
      } else if (!showing.ahead) {
        this.finish(completion, showing, gone);
      } else if (items.length > 0) {
        this.finish(completion, showing, 'typed');
      }
    }
    if (isOurs(current) && current.insertText !== '') {
      const { completion, insertText } = current;
      const left = insertText.length;
      if (!this.open.has(completion)) {
        const start = now.head;
        const begun = { item: current, start, left, shown: left };
        this.open.set(completion, { ...begun, taken: 0, ahead: false });
      }
    }
  }

  /** A piece of an item is about to be inserted at the cursor. */
  insert(item: Item, piece: string, editor: Editor): void {
    const showing = isOurs(item) ? this.open.get(item.completion) : undefined;
    if (isOurs(item) && showing !== undefined) {
      const typed = momentOf(editor).head - showing.start;
      showing.left = item.insertText.length;
      showing.shown = typed + showing.left;
      showing.taken = typed + piece.length;
      showing.ahead = showing.taken === showing.shown;
    }
  }

  /** An item was inserted to its end; no other is shown any more. */
  inserted(item: Item): void {
    const showing = isOurs(item) ? this.open.get(item.completion) : undefined;
    if (isOurs(item) && showing !== undefined) {
      this.finish(item.completion, showing, 'inserted');
    }
    this.end('replaced');
  }

  /** Nothing is shown any more. */
  end(ending: Ending): void {
    for (const [completion, showing] of this.open) {
      this.finish(completion, showing, showing.ahead ? 'typed' : ending);
    }
  }

  private follow(
    completion: string,
    showing: IShowing,
    item: IGhostItem,
    { head }: IMoment
  ): void {
    const { insertText, isIncomplete = false } = item;
    showing.item = item;
    // What was taken may have been deleted since, and is ghost again.
    showing.taken = Math.min(showing.taken, head - showing.start);
    showing.left = insertText.length;
    showing.shown = head - showing.start + showing.left;
    // Typed as far as the model has come: the rest is on its way.
    showing.ahead = insertText === '' && isIncomplete;
    if (insertText === '' && !isIncomplete) {
      this.finish(completion, showing, 'typed');
    }
  }

  private finish(completion: string, showing: IShowing, ending: Ending): void {
    const { item, left, shown, taken } = showing;
    const grown = Math.max(0, item.insertText.length - left);
    this.open.delete(completion);
    this.onEnded(completion, outcomeOf(ending, shown + grown, taken));
  }

  private readonly open = new Map<string, IShowing>();
  private moment: IMoment = momentOf(null);
}

/** One completion that is shown, or was and can be cycled back to. */
interface IShowing {
  /** The item that shows it; JupyterLab changes its text in place. */
  item: IGhostItem;
  /** Where its text begins in the editor. */
  readonly start: number;
  /** How much of it was left at the last look. */
  left: number;
  /** How much of it was shown by then. */
  shown: number;
  /** Where the last inserted piece of it ends; 0 if there is none. */
  taken: number;
  /** Whether all of it is in the editor, and more is on its way. */
  ahead: boolean;
}

/** What tells why a ghost went. */
interface IMoment {
  /** The document; another object after every change. */
  readonly doc: object | null;
  /** Where the cursor is. */
  readonly head: number;
}

function momentOf(editor: Editor): IMoment {
  if (!editor) {
    return { doc: null, head: 0 };
  }
  const { doc, selection } = (editor as CodeMirrorEditor).state;
  return { doc, head: selection.main.head };
}

function reason(before: IMoment, now: IMoment, others: boolean): Ending {
  if (before.doc !== now.doc) {
    return 'typedOn';
  }
  if (before.head !== now.head) {
    return 'moved';
  }
  return others ? 'replaced' : 'dismissed';
}

/** Whether an item is one of ours: of a completion, or of any. */
function isOurs(item: Item, completion?: string): item is IGhostItem {
  return (
    !!item &&
    'completion' in item &&
    item.completion !== '' &&
    (completion === undefined || item.completion === completion)
  );
}
