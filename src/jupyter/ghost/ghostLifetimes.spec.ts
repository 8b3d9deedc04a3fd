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
let ours: FakeInlineProvider;
let shown: IGhostCell['showGhost'];

beforeEach(async () => {
  ({
    editor,
    ghosts,
    ownProvider: ours,
    showGhost: shown
  } = await openGhostCell('qc║'));
});

afterEach(closeGhostCells);

describe('a ghost that grows', () => {
  it('is not settled when it goes on in another item', async () => {
    await shown(createGhostItem('c1', '.h(0)', true));
    ours.items = [createGhostItem('c1', 'h(0)\nqc.x(1)')];
    typeText(editor, '.');
    await waitUntil(() => ghosts.suggestedText === 'h(0)\nqc.x(1)');
    expect(ghosts.outcomes).toEqual([]);
    ghosts.widget.accept();
    expect(ghosts.outcomes).toEqual(['c1 accepted 13/13, inserted']);
  });

  it('is not settled when typed as far as the model has come', async () => {
    await shown(createGhostItem('c1', '.h', true));
    typeText(editor, '.h');
    await ghosts.waitForRedraw();
    await shown(createGhostItem('c1', '(0)'));
    ghosts.widget.accept();
    expect(ghosts.outcomes).toEqual(['c1 accepted 5/5, inserted']);
  });

  it('is accepted, if the model said no more than was typed', async () => {
    await shown(createGhostItem('c1', '.h', true));
    typeText(editor, '.h');
    await ghosts.waitForRedraw();
    expect(ghosts.outcomes).toEqual([]);
    ghosts.ghostControls.dismiss();
    expect(ghosts.outcomes).toEqual(['c1 accepted 2/2, typed']);
  });
});

describe('a ghost that is accepted piece by piece', () => {
  it('is settled once, when the rest of it goes', async () => {
    await shown(createGhostItem('c1', '.h(0)\nqc.x(1)'));
    ghosts.acceptPart(nextWord);
    ghosts.acceptPart(nextLine);
    await ghosts.waitForRedraw();
    expect(getText(editor)).toBe('qc.h(0)');
    expect(ghosts.outcomes).toEqual([]);
    ghosts.ghostControls.dismiss();
    expect(ghosts.outcomes).toEqual(['c1 partly 5/13, dismissed']);
  });

  it('is accepted, when the rest of it is accepted too', async () => {
    await shown(createGhostItem('c1', '.h(0)\nqc.x(1)'));
    ghosts.acceptPart(nextLine);
    ghosts.widget.accept();
    expect(ghosts.outcomes).toEqual(['c1 accepted 13/13, inserted']);
  });

  it('is accepted in part up to the last piece, if typed away from', async () => {
    await shown(createGhostItem('c1', '.h(0)'));
    typeText(editor, '.');
    ghosts.acceptPart(nextWord);
    await ghosts.waitForRedraw();
    typeText(editor, '(');
    typeText(editor, '7');
    await ghosts.waitForRedraw();
    expect(getText(editor)).toBe('qc.h(7');
    expect(ghosts.outcomes).toEqual(['c1 partly 2/5, typedOn']);
  });

  it('is accepted as far as it was not deleted again', async () => {
    await shown(createGhostItem('c1', '.h(0)'));
    ghosts.acceptPart(nextWord);
    ghosts.acceptPart(nextWord);
    deleteBackward(editor);
    await ghosts.waitForRedraw();
    expect(ghosts.suggestedText).toBe('h(0)');
    ghosts.ghostControls.dismiss();
    expect(ghosts.outcomes).toEqual(['c1 partly 1/5, dismissed']);
  });

  it('is settled once, when one piece after the other is taken', async () => {
    await shown(createGhostItem('c1', '.h(0)\nqc.x(1)\nqc.y(2)'));
    ghosts.acceptPart(nextLine);
    ghosts.acceptPart(nextLine);
    await ghosts.waitForRedraw();
    expect(ghosts.outcomes).toEqual([]);
    ghosts.ghostControls.dismiss();
    expect(ghosts.outcomes).toEqual(['c1 partly 13/21, dismissed']);
  });
});

describe('several ghosts of ours', () => {
  const several = async () => {
    ours.items = [
      createGhostItem('c1', '.h(0)'),
      createGhostItem('c2', '.x(12)'),
      createGhostItem('c3', '!')
    ];
    ghosts.invoke();
    await waitUntil(() => ghosts.suggestedText === '.h(0)');
  };

  it('are settled if they were seen, each once', async () => {
    await several();
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

  it('are not settled if they were never seen', async () => {
    await several();
    ghosts.ghostControls.dismiss();
    expect(ghosts.outcomes).toEqual(['c1 rejected 0/5, dismissed']);
  });

  it('are settled as soon as they are typed away from', async () => {
    await several();
    ghosts.widget.cycle('next');
    typeText(editor, '.');
    typeText(editor, 'x');
    await ghosts.waitForRedraw();
    expect(ghosts.outcomes).toEqual(['c1 ignored 0/5, typedOn']);
    expect(ghosts.suggestedText).toBe('(12)');
  });
});
