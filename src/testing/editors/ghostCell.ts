import type { CodeMirrorEditor } from '@jupyterlab/codemirror';
import type { IGhostItem } from '../../jupyter/ghost/ghostLifetimes';
import { clearGhosts, Ghosts, StandInProvider, until } from './ghosts';
import { closeNotebooks, openNotebook } from './notebook';

/** A notebook's cell with ghost text of ours and of another provider. */
export interface IGhostCell {
  readonly editor: CodeMirrorEditor;
  readonly ghosts: Ghosts;
  readonly ours: StandInProvider;
  readonly theirs: StandInProvider;
  /** Ask for a ghost of ours; resolves once it is offered. */
  readonly shown: (ghost: IGhostItem) => Promise<void>;
}

/** Open a notebook of one cell, with the cursor at `║`. */
export async function openGhostCell(text: string): Promise<IGhostCell> {
  const { panel, editor } = await openNotebook({ type: 'code', text });
  const ours = new StandInProvider('ours');
  const theirs = new StandInProvider('theirs');
  const ghosts = new Ghosts(panel, editor, ours, theirs);
  const shown = async (ghost: IGhostItem) => {
    const { insertText } = ghost;
    ours.items = [ghost];
    ghosts.invoke();
    await until(() => ghosts.offered === insertText);
  };
  return { editor, ghosts, ours, theirs, shown };
}

/** Close every one that was opened. */
export function clearGhostCells(): void {
  clearGhosts();
  closeNotebooks();
}

/** What a provider of ours offers. */
export function item(
  completion: string,
  insertText: string,
  isIncomplete = false
): IGhostItem {
  return { completion, insertText, isIncomplete };
}
