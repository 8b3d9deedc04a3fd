import type { CodeMirrorEditor } from '@jupyterlab/codemirror';
import type { Widget } from '@lumino/widgets';
import { flushPromises } from '../../testing/servers/fakeModel';
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

/** Opens a notebook in which ends of comments are marked. */
async function openMarkedNotebook(...cells: ICellSpec[]) {
  const { panel, editor } = await openNotebook(...cells);
  return { panel, ...(await startMarking({ panel, editor })) };
}

/** Marks the ends of comments in a panel. */
async function startMarking({ panel, editor }: IOpenedPanel) {
  markCommentEnds(createShell(panel));
  await flushPromises();
  const isMarked = () => editor.host.classList.contains(COMMENT_END_CLASS);
  return { editor, isMarked };
}

interface IOpenedPanel {
  readonly panel: Widget;
  readonly editor: CodeMirrorEditor;
}

const code = (text: string): ICellSpec => ({ type: 'code', text });

afterEach(() => {
  closeNotebooks();
  closePanels();
});

describe('the mark at the end of a comment', () => {
  it.each([
    ['# Build a Bell pair║', true],
    ['x = 1  # one║', true],
    ['"""\n# text║\n"""', false],
    ['x = "#║"', false],
    ['# Build ║a Bell pair', false],
    ['x = 1║', false]
  ])('is shown at %j: %s', async (text, expected) => {
    const { isMarked } = await openMarkedNotebook(code(text));
    expect(isMarked()).toBe(expected);
  });

  it('follows typing', async () => {
    const { editor, isMarked } = await openMarkedNotebook(code('x = 1 ║'));
    expect(isMarked()).toBe(false);
    typeText(editor, '# one');
    expect(isMarked()).toBe(true);
    typeText(editor, '\n');
    expect(isMarked()).toBe(false);
  });

  it('follows the cursor', async () => {
    const { editor, isMarked } = await openMarkedNotebook(code('# one║'));
    moveCursor(editor, 3);
    expect(isMarked()).toBe(false);
    moveCursor(editor, 5);
    expect(isMarked()).toBe(true);
  });

  it('is removed when another cell becomes active', async () => {
    const { panel, editor, isMarked } = await openMarkedNotebook(
      code('# one║'),
      code('# two')
    );
    panel.content.activeCellIndex = 1;
    await flushPromises();
    expect(isMarked()).toBe(false);
    // Changes in an inactive cell do not mark it.
    editor.model.sharedModel.setSource('# one');
    expect(isMarked()).toBe(false);
  });

  it('is shown in the prompt of a console, and in the next prompt', async () => {
    const opened = await openConsole(['x = 1'], '# one║');
    const { isMarked } = await startMarking(opened);
    expect(isMarked()).toBe(true);
    await opened.panel.console.execute(true);
    await flushPromises();
    expect(isMarked()).toBe(false);
    const next = opened.panel.console.promptCell?.editor as CodeMirrorEditor;
    typeText(next, '# two');
    expect(next.host.classList.contains(COMMENT_END_CLASS)).toBe(true);
  });

  it('is shown in a file for as long as its language is Python', async () => {
    const opened = await openFile('a.py', 'x = 1\n# one║\ny = 2');
    const { isMarked } = await startMarking(opened);
    expect(isMarked()).toBe(true);
    opened.content.model.mimeType = 'text/x-rsrc';
    expect(isMarked()).toBe(false);
  });

  it.each(['a.md', 'a.txt', 'a.R'])('is never shown in %s', async path => {
    const { isMarked } = await startMarking(await openFile(path, '# one║'));
    expect(isMarked()).toBe(false);
  });

  it('is never shown in a Markdown cell', async () => {
    const { isMarked } = await openMarkedNotebook({
      type: 'markdown',
      text: '# Title║'
    });
    expect(isMarked()).toBe(false);
  });
});
