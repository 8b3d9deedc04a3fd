import type { CodeMirrorEditor } from '@jupyterlab/codemirror';
import { nextLine, nextWord } from '../../core/completion/partialAccept';
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
  getText,
  typeText
} from '../../testing/editors/notebook';

let editor: CodeMirrorEditor;
let ghosts: GhostHarness;
let ownProvider: FakeInlineProvider;
let showGhost: IGhostCell['showGhost'];

beforeEach(async () => {
  ({ editor, ghosts, ownProvider, showGhost } = await openGhostCell('qc║'));
});

afterEach(closeGhostCells);

describe('a ghost that grows', () => {
  it('has no outcome when it continues in another item', async () => {
    await showGhost(createGhostItem('c1', '.h(0)', true));
    ownProvider.items = [createGhostItem('c1', 'h(0)\nqc.x(1)')];
    typeText(editor, '.');
    await waitUntil(() => ghosts.suggestedText === 'h(0)\nqc.x(1)');
    expect(ghosts.outcomes).toEqual([]);
    ghosts.widget.accept();
    expect(ghosts.outcomes).toEqual(['c1 accepted 13/13, inserted']);
  });

  it('has no outcome when it is typed as far as the generation has grown', async () => {
    await showGhost(createGhostItem('c1', '.h', true));
    typeText(editor, '.h');
    await ghosts.waitForRedraw();
    await showGhost(createGhostItem('c1', '(0)'));
    ghosts.widget.accept();
    expect(ghosts.outcomes).toEqual(['c1 accepted 5/5, inserted']);
  });

  it('counts as accepted if the generation ends where typing has got to', async () => {
    await showGhost(createGhostItem('c1', '.h', true));
    typeText(editor, '.h');
    await ghosts.waitForRedraw();
    expect(ghosts.outcomes).toEqual([]);
    ghosts.ghostControls.dismiss();
    expect(ghosts.outcomes).toEqual(['c1 accepted 2/2, typed']);
  });
});

describe('a ghost that is accepted part by part', () => {
  it('has one outcome, when the rest of it is gone', async () => {
    await showGhost(createGhostItem('c1', '.h(0)\nqc.x(1)'));
    ghosts.acceptPart(nextWord);
    ghosts.acceptPart(nextLine);
    await ghosts.waitForRedraw();
    expect(getText(editor)).toBe('qc.h(0)');
    expect(ghosts.outcomes).toEqual([]);
    ghosts.ghostControls.dismiss();
    expect(ghosts.outcomes).toEqual(['c1 partly 5/13, dismissed']);
  });

  it('counts as accepted when the rest of it is accepted', async () => {
    await showGhost(createGhostItem('c1', '.h(0)\nqc.x(1)'));
    ghosts.acceptPart(nextLine);
    ghosts.widget.accept();
    expect(ghosts.outcomes).toEqual(['c1 accepted 13/13, inserted']);
  });

  it('counts as partly accepted up to the last part if something else is typed', async () => {
    await showGhost(createGhostItem('c1', '.h(0)'));
    typeText(editor, '.');
    ghosts.acceptPart(nextWord);
    await ghosts.waitForRedraw();
    typeText(editor, '(');
    typeText(editor, '7');
    await ghosts.waitForRedraw();
    expect(getText(editor)).toBe('qc.h(7');
    expect(ghosts.outcomes).toEqual(['c1 partly 2/5, typedOn']);
  });

  it('counts as partly accepted as far as it was not deleted again', async () => {
    await showGhost(createGhostItem('c1', '.h(0)'));
    ghosts.acceptPart(nextWord);
    ghosts.acceptPart(nextWord);
    deleteBackward(editor);
    await ghosts.waitForRedraw();
    expect(ghosts.suggestedText).toBe('h(0)');
    ghosts.ghostControls.dismiss();
    expect(ghosts.outcomes).toEqual(['c1 partly 1/5, dismissed']);
  });

  it('has one outcome after several parts were accepted', async () => {
    await showGhost(createGhostItem('c1', '.h(0)\nqc.x(1)\nqc.y(2)'));
    ghosts.acceptPart(nextLine);
    ghosts.acceptPart(nextLine);
    await ghosts.waitForRedraw();
    expect(ghosts.outcomes).toEqual([]);
    ghosts.ghostControls.dismiss();
    expect(ghosts.outcomes).toEqual(['c1 partly 13/21, dismissed']);
  });
});

describe('several ghosts of ours', () => {
  const showSeveral = async () => {
    ownProvider.items = [
      createGhostItem('c1', '.h(0)'),
      createGhostItem('c2', '.x(12)'),
      createGhostItem('c3', '!')
    ];
    ghosts.invoke();
    await waitUntil(() => ghosts.suggestedText === '.h(0)');
  };

  it('have one outcome each if they were seen', async () => {
    await showSeveral();
    ghosts.widget.cycle('next');
    ghosts.widget.cycle('previous');
    ghosts.widget.cycle('next');
    expect(ghosts.outcomes).toEqual([]);
    ghosts.widget.accept();
    expect(ghosts.outcomes).toEqual([
      'c2 accepted 6/6, inserted',
      'c1 rejected 0/5, replaced'
    ]);
  });

  it('have no outcome if they were never seen', async () => {
    await showSeveral();
    ghosts.ghostControls.dismiss();
    expect(ghosts.outcomes).toEqual(['c1 rejected 0/5, dismissed']);
  });

  it('have an outcome as soon as something else is typed', async () => {
    await showSeveral();
    ghosts.widget.cycle('next');
    typeText(editor, '.');
    typeText(editor, 'x');
    await ghosts.waitForRedraw();
    expect(ghosts.outcomes).toEqual(['c1 ignored 0/5, typedOn']);
    expect(ghosts.suggestedText).toBe('(12)');
  });
});
