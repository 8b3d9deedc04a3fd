import type { CodeMirrorEditor } from '@jupyterlab/codemirror';
import { nextLine, nextWord } from '../../core/completion/partialAccept';
import {
  clearGhostCells,
  type IGhostCell,
  item,
  openGhostCell
} from '../../testing/editors/ghostCell';
import { type Ghosts, type StandInProvider, until } from '../../testing/editors/ghosts';
import { deleteBack, textOf, type } from '../../testing/editors/notebook';

let editor: CodeMirrorEditor;
let ghosts: Ghosts;
let ours: StandInProvider;
let shown: IGhostCell['shown'];

beforeEach(async () => {
  ({ editor, ghosts, ours, shown } = await openGhostCell('qc║'));
});

afterEach(clearGhostCells);

describe('a ghost that grows', () => {
  it('is not settled when it goes on in another item', async () => {
    await shown(item('c1', '.h(0)', true));
    ours.items = [item('c1', 'h(0)\nqc.x(1)')];
    type(editor, '.');
    await until(() => ghosts.offered === 'h(0)\nqc.x(1)');
    expect(ghosts.settled).toEqual([]);
    ghosts.widget.accept();
    expect(ghosts.settled).toEqual(['c1 accepted 13/13, inserted']);
  });

  it('is not settled when typed as far as the model has come', async () => {
    await shown(item('c1', '.h', true));
    type(editor, '.h');
    await ghosts.redrawn();
    await shown(item('c1', '(0)'));
    ghosts.widget.accept();
    expect(ghosts.settled).toEqual(['c1 accepted 5/5, inserted']);
  });

  it('is accepted, if the model said no more than was typed', async () => {
    await shown(item('c1', '.h', true));
    type(editor, '.h');
    await ghosts.redrawn();
    expect(ghosts.settled).toEqual([]);
    ghosts.all.dismiss();
    expect(ghosts.settled).toEqual(['c1 accepted 2/2, typed']);
  });
});

describe('a ghost that is accepted piece by piece', () => {
  it('is settled once, when the rest of it goes', async () => {
    await shown(item('c1', '.h(0)\nqc.x(1)'));
    ghosts.acceptPart(nextWord);
    ghosts.acceptPart(nextLine);
    await ghosts.redrawn();
    expect(textOf(editor)).toBe('qc.h(0)');
    expect(ghosts.settled).toEqual([]);
    ghosts.all.dismiss();
    expect(ghosts.settled).toEqual(['c1 partly 5/13, dismissed']);
  });

  it('is accepted, when the rest of it is accepted too', async () => {
    await shown(item('c1', '.h(0)\nqc.x(1)'));
    ghosts.acceptPart(nextLine);
    ghosts.widget.accept();
    expect(ghosts.settled).toEqual(['c1 accepted 13/13, inserted']);
  });

  it('is accepted in part up to the last piece, if typed away from', async () => {
    await shown(item('c1', '.h(0)'));
    type(editor, '.');
    ghosts.acceptPart(nextWord);
    await ghosts.redrawn();
    type(editor, '(');
    type(editor, '7');
    await ghosts.redrawn();
    expect(textOf(editor)).toBe('qc.h(7');
    expect(ghosts.settled).toEqual(['c1 partly 2/5, typedOn']);
  });

  it('is accepted as far as it was not deleted again', async () => {
    await shown(item('c1', '.h(0)'));
    ghosts.acceptPart(nextWord);
    ghosts.acceptPart(nextWord);
    deleteBack(editor);
    await ghosts.redrawn();
    expect(ghosts.offered).toBe('h(0)');
    ghosts.all.dismiss();
    expect(ghosts.settled).toEqual(['c1 partly 1/5, dismissed']);
  });

  it('is settled once, when one piece after the other is taken', async () => {
    await shown(item('c1', '.h(0)\nqc.x(1)\nqc.y(2)'));
    ghosts.acceptPart(nextLine);
    ghosts.acceptPart(nextLine);
    await ghosts.redrawn();
    expect(ghosts.settled).toEqual([]);
    ghosts.all.dismiss();
    expect(ghosts.settled).toEqual(['c1 partly 13/21, dismissed']);
  });
});

describe('several ghosts of ours', () => {
  const several = async () => {
    ours.items = [item('c1', '.h(0)'), item('c2', '.x(12)'), item('c3', '!')];
    ghosts.invoke();
    await until(() => ghosts.offered === '.h(0)');
  };

  it('are settled if they were seen, each once', async () => {
    await several();
    ghosts.widget.cycle('next');
    ghosts.widget.cycle('previous');
    ghosts.widget.cycle('next');
    expect(ghosts.settled).toEqual([]);
    ghosts.widget.accept();
    expect(ghosts.settled).toEqual([
      'c2 accepted 6/6, inserted',
      'c1 rejected 0/5, replaced'
    ]);
  });

  it('are not settled if they were never seen', async () => {
    await several();
    ghosts.all.dismiss();
    expect(ghosts.settled).toEqual(['c1 rejected 0/5, dismissed']);
  });

  it('are settled as soon as they are typed away from', async () => {
    await several();
    ghosts.widget.cycle('next');
    type(editor, '.');
    type(editor, 'x');
    await ghosts.redrawn();
    expect(ghosts.settled).toEqual(['c1 ignored 0/5, typedOn']);
    expect(ghosts.offered).toBe('(12)');
  });
});
