import type { CodeEditor } from '@jupyterlab/codeeditor';
import type { CodeMirrorEditor } from '@jupyterlab/codemirror';
import type { IInlineCompletionItem } from '@jupyterlab/completer';
import {
  type Ending,
  type IOutcome,
  determineOutcome
} from '../../core/acceptance/outcome';

/** A suggestion of ours as JupyterLab shows it inline. */
export interface IGhostItem extends IInlineCompletionItem {
  /** The completion's id at the service. */
  readonly completionId: string;
}

type Item = IInlineCompletionItem | null | undefined;
type Editor = CodeEditor.IEditor | null | undefined;

/**
 * Tracks our ghosts in one editor from when they are first shown until they are
 * gone. A lifetime goes on while its completion is in JupyterLab's list: typed
 * along, cycled away from, or in a new item of the list. Each one ends once.
 */
export class GhostLifetimes {
  /** @param onEnded - called once for each ghost that was shown and is gone. */
  constructor(
    private readonly onEnded: (completionId: string, outcome: IOutcome) => void
  ) {}

  /**
   * Begins the lifetime of a ghost that is newly shown, and ends those of the
   * ghosts that are gone.
   *
   * @param current - the item that is drawn.
   * @param items - all items that the user can cycle through.
   */
  update(
    current: Item,
    items: readonly IInlineCompletionItem[],
    editor: Editor
  ): void {
    const state = getEditorState(editor);
    const previous = this.editorState;
    this.editorState = state;
    const ending = determineEnding(previous, state, items.length > 0);
    for (const [completionId, lifetime] of this.lifetimes) {
      const item = items.find(each => isOurGhost(each, completionId));
      if (item !== undefined) {
        this.updateLifetime(completionId, lifetime, item, state);
      } else if (!lifetime.isAwaitingMore) {
        this.endLifetime(completionId, lifetime, ending);
      } else if (items.length > 0) {
        this.endLifetime(completionId, lifetime, 'typed');
      }
    }
    if (isOurGhost(current) && current.insertText !== '') {
      const { completionId, insertText } = current;
      if (!this.lifetimes.has(completionId)) {
        this.lifetimes.set(completionId, {
          item: current,
          startOffset: state.cursorOffset,
          remainingUnits: insertText.length,
          shownUnits: insertText.length,
          acceptedUnits: 0,
          isAwaitingMore: false
        });
      }
    }
  }

  /** Records that a part of an item is about to be inserted at the cursor. */
  recordInsertion(item: Item, part: string, editor: Editor): void {
    const lifetime = this.findLifetime(item);
    if (isOurGhost(item) && lifetime !== undefined) {
      const typedUnits =
        getEditorState(editor).cursorOffset - lifetime.startOffset;
      lifetime.remainingUnits = item.insertText.length;
      lifetime.shownUnits = typedUnits + lifetime.remainingUnits;
      lifetime.acceptedUnits = typedUnits + part.length;
      lifetime.isAwaitingMore = lifetime.acceptedUnits === lifetime.shownUnits;
    }
  }

  /** Records that an item was inserted to its end; no other is shown any more. */
  recordAccepted(item: Item): void {
    const lifetime = this.findLifetime(item);
    if (isOurGhost(item) && lifetime !== undefined) {
      this.endLifetime(item.completionId, lifetime, 'inserted');
    }
    this.endAll('replaced');
  }

  /** Ends all lifetimes: nothing is shown any more. */
  endAll(ending: Ending): void {
    for (const [completionId, lifetime] of this.lifetimes) {
      this.endLifetime(
        completionId,
        lifetime,
        lifetime.isAwaitingMore ? 'typed' : ending
      );
    }
  }

  private findLifetime(item: Item): IGhostLifetime | undefined {
    return isOurGhost(item) ? this.lifetimes.get(item.completionId) : undefined;
  }

  private updateLifetime(
    completionId: string,
    lifetime: IGhostLifetime,
    item: IGhostItem,
    { cursorOffset }: IEditorState
  ): void {
    const { insertText, isIncomplete = false } = item;
    const typedUnits = cursorOffset - lifetime.startOffset;
    lifetime.item = item;
    // An accepted part may have been deleted since, and is ghost text again.
    lifetime.acceptedUnits = Math.min(lifetime.acceptedUnits, typedUnits);
    lifetime.remainingUnits = insertText.length;
    lifetime.shownUnits = typedUnits + lifetime.remainingUnits;
    // Typed as far as the generation has grown: it has not finished yet.
    lifetime.isAwaitingMore = insertText === '' && isIncomplete;
    if (insertText === '' && !isIncomplete) {
      this.endLifetime(completionId, lifetime, 'typed');
    }
  }

  private endLifetime(
    completionId: string,
    lifetime: IGhostLifetime,
    ending: Ending
  ): void {
    const { item, remainingUnits, shownUnits, acceptedUnits } = lifetime;
    const grownUnits = Math.max(0, item.insertText.length - remainingUnits);
    this.lifetimes.delete(completionId);
    this.onEnded(
      completionId,
      determineOutcome(ending, shownUnits + grownUnits, acceptedUnits)
    );
  }

  private readonly lifetimes = new Map<string, IGhostLifetime>();
  private editorState: IEditorState = getEditorState(null);
}

/**
 * The lifetime of one completion that is shown, or was shown and can be cycled
 * back to. Offsets and lengths are in UTF-16 units:
 *
 *     qc.║    ghost `h(0)` is first shown    startOffset 3, shownUnits 4
 *     qc.h║   `h` is typed: ghost `(0)`      remainingUnits 3, shownUnits 4
 *     qc.h(║  a key accepts `(`: ghost `0)`  acceptedUnits 2
 */
interface IGhostLifetime {
  /** The item that shows it; JupyterLab changes its text in place. */
  item: IGhostItem;
  /** The offset of the ghost's start in the editor. */
  readonly startOffset: number;
  /** The length of the text that was left at the last update. */
  remainingUnits: number;
  /** The length of the text that was shown up to the last update. */
  shownUnits: number;
  /** The end of the last part that was inserted; 0 if none was. */
  acceptedUnits: number;
  /** True if all of it is in the editor, and the generation has not finished. */
  isAwaitingMore: boolean;
}

/** The state of an editor; its changes tell why a ghost is gone. */
interface IEditorState {
  /** The document; another object after every change. */
  readonly doc: object | null;
  /** The offset of the cursor, in UTF-16 units. */
  readonly cursorOffset: number;
}

function getEditorState(editor: Editor): IEditorState {
  if (!editor) {
    return { doc: null, cursorOffset: 0 };
  }
  const { doc, selection } = (editor as CodeMirrorEditor).state;
  return { doc, cursorOffset: selection.main.head };
}

function determineEnding(
  previous: IEditorState,
  current: IEditorState,
  hasOthers: boolean
): Ending {
  if (previous.doc !== current.doc) {
    return 'typedOn';
  }
  if (previous.cursorOffset !== current.cursorOffset) {
    return 'moved';
  }
  return hasOthers ? 'replaced' : 'dismissed';
}

/** Returns whether an item is one of ours: of a given completion, or of any. */
function isOurGhost(item: Item, completionId?: string): item is IGhostItem {
  return (
    !!item &&
    'completionId' in item &&
    item.completionId !== '' &&
    (completionId === undefined || item.completionId === completionId)
  );
}
