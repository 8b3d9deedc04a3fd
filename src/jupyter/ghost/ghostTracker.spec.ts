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
let ownProvider: FakeInlineProvider;
let otherProvider: FakeInlineProvider;
let showGhost: IGhostCell['showGhost'];

beforeEach(async () => {
  ({ editor, ghosts, ownProvider, otherProvider, showGhost } =
    await openGhostCell('qc║'));
});

afterEach(closeGhostCells);

describe('the outcome of a ghost of ours', () => {
  it('is not reported while it is shown or typed along', async () => {
    await showGhost(createGhostItem('c1', '.h(0)'));
    typeText(editor, '.h');
    await ghosts.waitForRedraw();
    expect(ghosts.outcomes).toEqual([]);
  });

  it('is reported once when it is accepted', async () => {
    await showGhost(createGhostItem('c1', '.h(0)'));
    const { dismissedCount } = ghosts;
    ghosts.widget.accept();
    expect(ghosts.outcomes).toEqual(['c1 accepted 5/5, inserted']);
    expect(ghosts.dismissedCount).toBe(dismissedCount);
    typeText(editor, '\n');
    await ghosts.waitForRedraw();
    expect(ghosts.outcomes).toHaveLength(1);
    expect(getText(editor)).toBe('qc.h(0)\n');
  });

  it('is reported once when it is accepted after some of it was typed', async () => {
    await showGhost(createGhostItem('c1', '.h(0)'));
    typeText(editor, '.h');
    await ghosts.waitForRedraw();
    ghosts.widget.accept();
    expect(ghosts.outcomes).toEqual(['c1 accepted 5/5, inserted']);
  });

  it('is accepted when it is typed to its end', async () => {
    await showGhost(createGhostItem('c1', '.h(0)'));
    typeText(editor, '.h(');
    typeText(editor, '0)');
    await ghosts.waitForRedraw();
    expect(ghosts.outcomes).toEqual(['c1 accepted 5/5, typed']);
  });

  it.each([
    ['at once', 'x'],
    ['after some of it was typed', '.hx'],
    ['on another line', '\n']
  ])('is ignored when something else is typed %s', async (_, typed) => {
    await showGhost(createGhostItem('c1', '.h(0)'));
    [...typed].forEach(char => typeText(editor, char));
    await ghosts.waitForRedraw();
    expect(ghosts.outcomes).toEqual(['c1 ignored 0/5, typedOn']);
  });

  it('is ignored when something is deleted', async () => {
    await showGhost(createGhostItem('c1', '.h(0)'));
    deleteBackward(editor);
    await ghosts.waitForRedraw();
    expect(ghosts.outcomes).toEqual(['c1 ignored 0/5, typedOn']);
  });

  it('is rejected when the cursor is moved', async () => {
    await showGhost(createGhostItem('c1', '.h(0)'));
    moveCursor(editor, 0);
    expect(ghosts.outcomes).toEqual(['c1 rejected 0/5, moved']);
  });

  it('is rejected when it is dismissed, or its editor is left', async () => {
    await showGhost(createGhostItem('c1', '.h(0)'));
    ghosts.widget.model?.reset();
    expect(ghosts.outcomes).toEqual(['c1 rejected 0/5, dismissed']);
    await showGhost(createGhostItem('c2', '.x(12)'));
    ghosts.ghostControls.dismiss();
    ghosts.ghostControls.dismiss();
    expect(ghosts.outcomes.slice(1)).toEqual(['c2 rejected 0/6, dismissed']);
  });

  it('is rejected when its panel is closed', async () => {
    await showGhost(createGhostItem('c1', '.h(0)'));
    ghosts.widget.model?.dispose();
    ghosts.widget.dispose();
    expect(ghosts.outcomes).toEqual(['c1 rejected 0/5, dismissed']);
  });

  it('is rejected when another one of ours replaces it', async () => {
    await showGhost(createGhostItem('c1', '.h(0)'));
    await showGhost(createGhostItem('c2', '.x(1)'));
    expect(ghosts.outcomes).toEqual(['c1 rejected 0/5, replaced']);
  });

  it('is rejected when an error message replaces it', async () => {
    await showGhost(createGhostItem('c1', '.h(0)'));
    ownProvider.items = [
      { ...createGhostItem('', ''), error: { message: 'Broken.' } }
    ];
    ghosts.invoke();
    await waitUntil(() => ghosts.widget.current?.error !== undefined);
    expect(ghosts.outcomes).toEqual(['c1 rejected 0/5, replaced']);
  });
});

describe('a ghost of another provider', () => {
  const showOtherGhost = async () => {
    otherProvider.items = [{ insertText: '.h(0)' }];
    ghosts.invoke();
    await waitUntil(() => ghosts.suggestedText === '.h(0)');
  };

  it('has no outcome when it is accepted', async () => {
    await showOtherGhost();
    ghosts.widget.accept();
    expect(getText(editor)).toBe('qc.h(0)');
    expect(ghosts.outcomes).toEqual([]);
  });

  it.each(['.h(0)', 'x', '.hx'])(
    'has no outcome when %j is typed',
    async typed => {
      await showOtherGhost();
      [...typed].forEach(char => typeText(editor, char));
      await ghosts.waitForRedraw();
      expect(ghosts.outcomes).toEqual([]);
    }
  );

  it('rejects ours when it replaces it', async () => {
    await showGhost(createGhostItem('c1', '.y'));
    await showOtherGhost();
    expect(ghosts.outcomes).toEqual(['c1 rejected 0/2, replaced']);
    ghosts.widget.accept();
    expect(ghosts.outcomes).toHaveLength(1);
  });

  it('has no outcome when the user cycles to it, but ours is rejected', async () => {
    await showGhost(createGhostItem('c1', '.y'));
    ownProvider.items = [createGhostItem('c1', '.y')];
    otherProvider.items = [{ insertText: '.h(0)' }];
    ghosts.invoke();
    await waitUntil(() => ghosts.widget.model?.completions?.items.length === 2);
    while (ghosts.suggestedText !== '.h(0)') {
      ghosts.widget.cycle('next');
    }
    ghosts.widget.accept();
    expect(ghosts.outcomes).toEqual(['c1 rejected 0/2, replaced']);
  });
});
