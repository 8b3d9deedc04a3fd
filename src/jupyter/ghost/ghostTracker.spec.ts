import type { CodeMirrorEditor } from '@jupyterlab/codemirror';
import {
  clearGhostCells,
  type IGhostCell,
  item,
  openGhostCell
} from '../../testing/editors/ghostCell';
import { type Ghosts, type StandInProvider, until } from '../../testing/editors/ghosts';
import { deleteBack, moveTo, textOf, type } from '../../testing/editors/notebook';

let editor: CodeMirrorEditor;
let ghosts: Ghosts;
let ours: StandInProvider;
let theirs: StandInProvider;
let shown: IGhostCell['shown'];

beforeEach(async () => {
  ({ editor, ghosts, ours, theirs, shown } = await openGhostCell('qc║'));
});

afterEach(clearGhostCells);

describe('a ghost of ours is settled', () => {
  it('not while it is shown, nor while it is typed along', async () => {
    await shown(item('c1', '.h(0)'));
    type(editor, '.h');
    await ghosts.redrawn();
    expect(ghosts.settled).toEqual([]);
  });

  it('once, when accepted', async () => {
    await shown(item('c1', '.h(0)'));
    const { dismissed } = ghosts;
    ghosts.widget.accept();
    expect(ghosts.settled).toEqual(['c1 accepted 5/5, inserted']);
    expect(ghosts.dismissed).toBe(dismissed);
    type(editor, '\n');
    await ghosts.redrawn();
    expect(ghosts.settled).toHaveLength(1);
    expect(textOf(editor)).toBe('qc.h(0)\n');
  });

  it('once, when accepted after some of it was typed', async () => {
    await shown(item('c1', '.h(0)'));
    type(editor, '.h');
    await ghosts.redrawn();
    ghosts.widget.accept();
    expect(ghosts.settled).toEqual(['c1 accepted 5/5, inserted']);
  });

  it('as accepted, when typed to its end', async () => {
    await shown(item('c1', '.h(0)'));
    type(editor, '.h(');
    type(editor, '0)');
    await ghosts.redrawn();
    expect(ghosts.settled).toEqual(['c1 accepted 5/5, typed']);
  });

  it.each([
    ['at once', 'x'],
    ['after some of it', '.hx'],
    ['on another line', '\n']
  ])('as ignored, when something else is typed %s', async (_, typed) => {
    await shown(item('c1', '.h(0)'));
    [...typed].forEach(char => type(editor, char));
    await ghosts.redrawn();
    expect(ghosts.settled).toEqual(['c1 ignored 0/5, typedOn']);
  });

  it('as ignored, when something is deleted', async () => {
    await shown(item('c1', '.h(0)'));
    deleteBack(editor);
    await ghosts.redrawn();
    expect(ghosts.settled).toEqual(['c1 ignored 0/5, typedOn']);
  });

  it('as rejected, when the cursor is moved', async () => {
    await shown(item('c1', '.h(0)'));
    moveTo(editor, 0);
    expect(ghosts.settled).toEqual(['c1 rejected 0/5, moved']);
  });

  it('as rejected, when dismissed, or its editor is left', async () => {
    await shown(item('c1', '.h(0)'));
    ghosts.widget.model?.reset();
    expect(ghosts.settled).toEqual(['c1 rejected 0/5, dismissed']);
    await shown(item('c2', '.x(12)'));
    ghosts.all.dismiss();
    ghosts.all.dismiss();
    expect(ghosts.settled.slice(1)).toEqual(['c2 rejected 0/6, dismissed']);
  });

  it('as rejected, when its panel is closed', async () => {
    await shown(item('c1', '.h(0)'));
    ghosts.widget.model?.dispose();
    ghosts.widget.dispose();
    expect(ghosts.settled).toEqual(['c1 rejected 0/5, dismissed']);
  });

  it('as rejected, when another of ours replaces it', async () => {
    await shown(item('c1', '.h(0)'));
    await shown(item('c2', '.x(1)'));
    expect(ghosts.settled).toEqual(['c1 rejected 0/5, replaced']);
  });

  it('as rejected, when an error comes in its place', async () => {
    await shown(item('c1', '.h(0)'));
    ours.items = [{ ...item('', ''), error: { message: 'Broken.' } }];
    ghosts.invoke();
    await until(() => ghosts.widget.current?.error !== undefined);
    expect(ghosts.settled).toEqual(['c1 rejected 0/5, replaced']);
  });
});

describe('a ghost of another provider is never settled', () => {
  const theirGhost = async () => {
    theirs.items = [{ insertText: '.h(0)' }];
    ghosts.invoke();
    await until(() => ghosts.offered === '.h(0)');
  };

  it('when accepted', async () => {
    await theirGhost();
    ghosts.widget.accept();
    expect(textOf(editor)).toBe('qc.h(0)');
    expect(ghosts.settled).toEqual([]);
  });

  it.each(['.h(0)', 'x', '.hx'])('when %j is typed', async typed => {
    await theirGhost();
    [...typed].forEach(char => type(editor, char));
    await ghosts.redrawn();
    expect(ghosts.settled).toEqual([]);
  });

  it('but ours is, when theirs comes in its place', async () => {
    await shown(item('c1', '.y'));
    await theirGhost();
    expect(ghosts.settled).toEqual(['c1 rejected 0/2, replaced']);
    ghosts.widget.accept();
    expect(ghosts.settled).toHaveLength(1);
  });

  it('when it was cycled to from ours, which is', async () => {
    await shown(item('c1', '.y'));
    ours.items = [item('c1', '.y')];
    theirs.items = [{ insertText: '.h(0)' }];
    ghosts.invoke();
    await until(() => ghosts.widget.model?.completions?.items.length === 2);
    while (ghosts.offered !== '.h(0)') {
      ghosts.widget.cycle('next');
    }
    ghosts.widget.accept();
    expect(ghosts.settled).toEqual(['c1 rejected 0/2, replaced']);
  });
});
