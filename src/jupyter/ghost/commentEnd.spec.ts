import type { CodeMirrorEditor } from '@jupyterlab/codemirror';
import type { Widget } from '@lumino/widgets';
import { flushPromises } from '../../testing/servers/standInModel';
import {
  closeNotebooks,
  type ICellSpec,
  moveCursor,
  openNotebook,
  typeText
} from '../../testing/editors/notebook';
import {
  closePanels,
  openConsole,
  openFile
} from '../../testing/editors/panels';
import { createShell } from '../../testing/editors/shell';
import { COMMENT_END_CLASS, markCommentEnds } from './commentEnd';

/** A notebook whose active editor is marked at the end of a comment. */
async function marked(...cells: ICellSpec[]) {
  const { panel, editor } = await openNotebook(...cells);
  return { panel, ...(await markedIn({ panel, editor })) };
}

/** The same for any panel. */
async function markedIn({ panel, editor }: IOpened) {
  markCommentEnds(createShell(panel));
  await flushPromises();
  const isMarked = () => editor.host.classList.contains(COMMENT_END_CLASS);
  return { editor, isMarked };
}

interface IOpened {
  readonly panel: Widget;
  readonly editor: CodeMirrorEditor;
}

const code = (text: string): ICellSpec => ({ type: 'code', text });

afterEach(() => {
  closeNotebooks();
  closePanels();
});

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
    typeText(editor, '# one');
    expect(isMarked()).toBe(true);
    typeText(editor, '\n');
    expect(isMarked()).toBe(false);
  });

  it('follows the cursor', async () => {
    const { editor, isMarked } = await marked(code('# one║'));
    moveCursor(editor, 3);
    expect(isMarked()).toBe(false);
    moveCursor(editor, 5);
    expect(isMarked()).toBe(true);
  });

  it('goes with the active cell', async () => {
    const { panel, editor, isMarked } = await marked(
      code('# one║'),
      code('# two')
    );
    panel.content.activeCellIndex = 1;
    await flushPromises();
    expect(isMarked()).toBe(false);
    // What happens in a cell that is left marks nothing.
    editor.model.sharedModel.setSource('# one');
    expect(isMarked()).toBe(false);
  });

  it('is in a console’s prompt, and in the next one', async () => {
    const opened = await openConsole(['x = 1'], '# one║');
    const { isMarked } = await markedIn(opened);
    expect(isMarked()).toBe(true);
    await opened.panel.console.execute(true);
    await flushPromises();
    expect(isMarked()).toBe(false);
    const next = opened.panel.console.promptCell?.editor as CodeMirrorEditor;
    typeText(next, '# two');
    expect(next.host.classList.contains(COMMENT_END_CLASS)).toBe(true);
  });

  it('is in a Python file, as long as it is one', async () => {
    const opened = await openFile('a.py', 'x = 1\n# one║\ny = 2');
    const { isMarked } = await markedIn(opened);
    expect(isMarked()).toBe(true);
    opened.content.model.mimeType = 'text/x-rsrc';
    expect(isMarked()).toBe(false);
  });

  it.each(['a.md', 'a.txt', 'a.R'])('is never in %s', async path => {
    const { isMarked } = await markedIn(await openFile(path, '# one║'));
    expect(isMarked()).toBe(false);
  });

  it('is never on Markdown', async () => {
    const { isMarked } = await marked({ type: 'markdown', text: '# Title║' });
    expect(isMarked()).toBe(false);
  });
});
