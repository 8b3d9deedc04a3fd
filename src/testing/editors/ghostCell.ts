import type { CodeMirrorEditor } from '@jupyterlab/codemirror';
import type { IGhostItem } from '../../jupyter/ghost/ghostLifetimes';
import {
  disposeGhosts,
  GhostHarness,
  FakeInlineProvider,
  waitUntil
} from './ghosts';
import { closeNotebooks, openNotebook } from './notebook';

/** A notebook's cell with ghost text from the extension's provider and from another one. */
export interface IGhostCell {
  readonly editor: CodeMirrorEditor;
  readonly ghosts: GhostHarness;
  readonly ownProvider: FakeInlineProvider;
  readonly otherProvider: FakeInlineProvider;
  /** Requests a ghost from the extension's provider; resolves once it is shown. */
  readonly showGhost: (ghost: IGhostItem) => Promise<void>;
}

/** Opens a notebook with one cell, with the cursor at `║`. */
export async function openGhostCell(text: string): Promise<IGhostCell> {
  const { panel, editor } = await openNotebook({ type: 'code', text });
  const ownProvider = new FakeInlineProvider('ours');
  const otherProvider = new FakeInlineProvider('theirs');
  const ghosts = new GhostHarness(panel, editor, ownProvider, otherProvider);
  const showGhost = async (ghost: IGhostItem) => {
    const { insertText } = ghost;
    ownProvider.items = [ghost];
    ghosts.invoke();
    await waitUntil(() => ghosts.suggestedText === insertText);
  };
  return { editor, ghosts, ownProvider, otherProvider, showGhost };
}

/** Closes every cell that was opened. */
export function closeGhostCells(): void {
  disposeGhosts();
  closeNotebooks();
}

/** Creates an item as the extension's provider returns it. */
export function createGhostItem(
  completion: string,
  insertText: string,
  isIncomplete = false
): IGhostItem {
  return { completionId: completion, insertText, isIncomplete };
}
