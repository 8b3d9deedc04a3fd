import { NotebookTracker } from '@jupyterlab/notebook';
import { settled } from '../testing/model';
import {
  closeNotebooks,
  type ICellSpec,
  moveTo,
  openNotebook,
  type
} from '../testing/notebook';
import { COMMENT_END_CLASS, markCommentEnds } from './commentEnd';

/** A notebook whose active editor is marked at the end of a comment. */
async function marked(...cells: ICellSpec[]) {
  const { panel, editor } = await openNotebook(...cells);
  const tracker = new NotebookTracker({ namespace: 'spec' });
  // A tracker notices a focus that comes after it.
  const elsewhere = document.body.appendChild(document.createElement('button'));
  elsewhere.focus();
  await tracker.add(panel);
  editor.focus();
  expect(tracker.activeCell === panel.content.activeCell).toBe(true);
  markCommentEnds(tracker);
  await settled();
  const isMarked = (host = editor.host) =>
    host.classList.contains(COMMENT_END_CLASS);
  return { panel, editor, isMarked };
}

const code = (text: string): ICellSpec => ({ type: 'code', text });

afterEach(closeNotebooks);

describe('the mark of a comment’s end', () => {
  it.each([
    ['# Build a Bell pair║', true],
    ['x = 1  # one║', true],
    ['"""\n# text║\n"""', false],
    ['x = "#║"', false],
    ['# Build ║a Bell pair', false],
    ['x = 1║', false]
  ])('at %j: %s', async (text, expected) => {
    const { isMarked } = await marked(code(text));
    expect(isMarked()).toBe(expected);
  });

  it('follows typing', async () => {
    const { editor, isMarked } = await marked(code('x = 1 ║'));
    expect(isMarked()).toBe(false);
    type(editor, '# one');
    expect(isMarked()).toBe(true);
    type(editor, '\n');
    expect(isMarked()).toBe(false);
  });

  it('follows the cursor', async () => {
    const { editor, isMarked } = await marked(code('# one║'));
    moveTo(editor, 3);
    expect(isMarked()).toBe(false);
    moveTo(editor, 5);
    expect(isMarked()).toBe(true);
  });

  it('goes with the active cell', async () => {
    const { panel, editor, isMarked } = await marked(
      code('# one║'),
      code('# two')
    );
    panel.content.activeCellIndex = 1;
    await settled();
    expect(isMarked()).toBe(false);
    // What happens in a cell that is left marks nothing.
    editor.model.sharedModel.setSource('# one');
    expect(isMarked()).toBe(false);
  });

  it('is never on Markdown', async () => {
    const { isMarked } = await marked({ type: 'markdown', text: '# Title║' });
    expect(isMarked()).toBe(false);
  });
});
