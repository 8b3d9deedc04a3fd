import type { CodeMirrorEditor } from '@jupyterlab/codemirror';
import {
  closeGhostCells,
  type IGhostCell,
  createGhostItem,
  openGhostCell
} from '../../testing/editors/ghostCell';
import {
  type GhostHarness,
  type FakeInlineProvider,
  waitUntil
} from '../../testing/editors/ghosts';
import {
  deleteBackward,
  moveCursor,
  getText,
  typeText
} from '../../testing/editors/notebook';

let editor: CodeMirrorEditor;
let ghosts: GhostHarness;
let ours: FakeInlineProvider;
let theirs: FakeInlineProvider;
let shown: IGhostCell['showGhost'];

beforeEach(async () => {
  ({
    editor,
    ghosts,
    ownProvider: ours,
    otherProvider: theirs,
    showGhost: shown
  } = await openGhostCell('qc║'));
});

afterEach(closeGhostCells);

describe('a ghost of ours is settled', () => {
  it('not while it is shown, nor while it is typed along', async () => {
    await shown(createGhostItem('c1', '.h(0)'));
    typeText(editor, '.h');
    await ghosts.waitForRedraw();
    expect(ghosts.outcomes).toEqual([]);
  });

  it('once, when accepted', async () => {
    await shown(createGhostItem('c1', '.h(0)'));
    const { dismissedCount: dismissed } = ghosts;
    ghosts.widget.accept();
    expect(ghosts.outcomes).toEqual(['c1 accepted 5/5, inserted']);
    expect(ghosts.dismissedCount).toBe(dismissed);
    typeText(editor, '\n');
    await ghosts.waitForRedraw();
    expect(ghosts.outcomes).toHaveLength(1);
    expect(getText(editor)).toBe('qc.h(0)\n');
  });

  it('once, when accepted after some of it was typed', async () => {
    await shown(createGhostItem('c1', '.h(0)'));
    typeText(editor, '.h');
    await ghosts.waitForRedraw();
    ghosts.widget.accept();
    expect(ghosts.outcomes).toEqual(['c1 accepted 5/5, inserted']);
  });

  it('as accepted, when typed to its end', async () => {
    await shown(createGhostItem('c1', '.h(0)'));
    typeText(editor, '.h(');
    typeText(editor, '0)');
    await ghosts.waitForRedraw();
    expect(ghosts.outcomes).toEqual(['c1 accepted 5/5, typed']);
  });

  it.each([
    ['at once', 'x'],
    ['after some of it', '.hx'],
    ['on another line', '\n']
  ])('as ignored, when something else is typed %s', async (_, typed) => {
    await shown(createGhostItem('c1', '.h(0)'));
    [...typed].forEach(char => typeText(editor, char));
    await ghosts.waitForRedraw();
    expect(ghosts.outcomes).toEqual(['c1 ignored 0/5, typedOn']);
  });

  it('as ignored, when something is deleted', async () => {
    await shown(createGhostItem('c1', '.h(0)'));
    deleteBackward(editor);
    await ghosts.waitForRedraw();
    expect(ghosts.outcomes).toEqual(['c1 ignored 0/5, typedOn']);
  });

  it('as rejected, when the cursor is moved', async () => {
    await shown(createGhostItem('c1', '.h(0)'));
    moveCursor(editor, 0);
    expect(ghosts.outcomes).toEqual(['c1 rejected 0/5, moved']);
  });

  it('as rejected, when dismissed, or its editor is left', async () => {
    await shown(createGhostItem('c1', '.h(0)'));
    ghosts.widget.model?.reset();
    expect(ghosts.outcomes).toEqual(['c1 rejected 0/5, dismissed']);
    await shown(createGhostItem('c2', '.x(12)'));
    ghosts.ghostControls.dismiss();
    ghosts.ghostControls.dismiss();
    expect(ghosts.outcomes.slice(1)).toEqual(['c2 rejected 0/6, dismissed']);
  });

  it('as rejected, when its panel is closed', async () => {
    await shown(createGhostItem('c1', '.h(0)'));
    ghosts.widget.model?.dispose();
    ghosts.widget.dispose();
    expect(ghosts.outcomes).toEqual(['c1 rejected 0/5, dismissed']);
  });

  it('as rejected, when another of ours replaces it', async () => {
    await shown(createGhostItem('c1', '.h(0)'));
    await shown(createGhostItem('c2', '.x(1)'));
    expect(ghosts.outcomes).toEqual(['c1 rejected 0/5, replaced']);
  });

  it('as rejected, when an error comes in its place', async () => {
    await shown(createGhostItem('c1', '.h(0)'));
    ours.items = [
      { ...createGhostItem('', ''), error: { message: 'Broken.' } }
    ];
    ghosts.invoke();
    await waitUntil(() => ghosts.widget.current?.error !== undefined);
    expect(ghosts.outcomes).toEqual(['c1 rejected 0/5, replaced']);
  });
});

describe('a ghost of another provider is never settled', () => {
  const theirGhost = async () => {
    theirs.items = [{ insertText: '.h(0)' }];
    ghosts.invoke();
    await waitUntil(() => ghosts.suggestedText === '.h(0)');
  };

  it('when accepted', async () => {
    await theirGhost();
    ghosts.widget.accept();
    expect(getText(editor)).toBe('qc.h(0)');
    expect(ghosts.outcomes).toEqual([]);
  });

  it.each(['.h(0)', 'x', '.hx'])('when %j is typed', async typed => {
    await theirGhost();
    [...typed].forEach(char => typeText(editor, char));
    await ghosts.waitForRedraw();
    expect(ghosts.outcomes).toEqual([]);
  });

  it('but ours is, when theirs comes in its place', async () => {
    await shown(createGhostItem('c1', '.y'));
    await theirGhost();
    expect(ghosts.outcomes).toEqual(['c1 rejected 0/2, replaced']);
    ghosts.widget.accept();
    expect(ghosts.outcomes).toHaveLength(1);
  });

  it('when it was cycled to from ours, which is', async () => {
    await shown(createGhostItem('c1', '.y'));
    ours.items = [createGhostItem('c1', '.y')];
    theirs.items = [{ insertText: '.h(0)' }];
    ghosts.invoke();
    await waitUntil(() => ghosts.widget.model?.completions?.items.length === 2);
    while (ghosts.suggestedText !== '.h(0)') {
      ghosts.widget.cycle('next');
    }
    ghosts.widget.accept();
    expect(ghosts.outcomes).toEqual(['c1 rejected 0/2, replaced']);
  });
});
