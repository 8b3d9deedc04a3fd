import type { CodeMirrorEditor } from '@jupyterlab/codemirror';
import type { IGhostItem } from '../../jupyter/ghost/ghostLifetimes';
import {
  disposeGhosts,
  GhostHarness,
  FakeInlineProvider,
  waitUntil
} from './ghosts';
import { closeNotebooks, openNotebook } from './notebook';

/** A notebook's cell with ghost text of ours and of another provider. */
export interface IGhostCell {
  readonly editor: CodeMirrorEditor;
  readonly ghosts: GhostHarness;
  readonly ownProvider: FakeInlineProvider;
  readonly otherProvider: FakeInlineProvider;
  /** Ask for a ghost of ours; resolves once it is offered. */
  readonly showGhost: (ghost: IGhostItem) => Promise<void>;
}

/** Open a notebook of one cell, with the cursor at `║`. */
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

/** Close every one that was opened. */
export function closeGhostCells(): void {
  disposeGhosts();
  closeNotebooks();
}

/** What a provider of ours offers. */
export function createGhostItem(
  completion: string,
  insertText: string,
  isIncomplete = false
): IGhostItem {
  return { completion, insertText, isIncomplete };
}
