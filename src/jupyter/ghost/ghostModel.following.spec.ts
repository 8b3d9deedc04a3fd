import type { CodeMirrorEditor } from '@jupyterlab/codemirror';
import {
  closeGhostCells,
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
let provider: FakeInlineProvider;

beforeEach(async () => {
  const cell = await openGhostCell('qc║\nx = 1');
  ({ editor, ghosts, ownProvider: provider } = cell);
});

afterEach(() => {
  jest.restoreAllMocks();
  closeGhostCells();
});

/** Show a ghost after a dot. */
async function shown(insertText: string): Promise<void> {
  provider.items = [{ insertText }];
  typeText(editor, '.');
  await waitUntil(() => ghosts.drawnText === insertText);
  expect(ghosts.isActive).toBe(true);
}

describe('a ghost follows the document:', () => {
  it('a line break that it says is typed along', async () => {
    await shown('h(0)\n    qc.x(1)');
    typeText(editor, 'h(0)');
    typeText(editor, '\n  ');
    await ghosts.waitForRedraw();
    expect(ghosts.suggestedText).toBe('  qc.x(1)');
    expect(ghosts.isActive).toBe(true);
    ghosts.widget.accept();
    expect(getText(editor)).toBe('qc.h(0)\n    qc.x(1)\nx = 1');
  });

  it('what came last of a stream is not drawn again once it is typed', async () => {
    provider.stream = async function* () {
      yield { response: { insertText: 'h(0)', isIncomplete: true } };
      // The model pauses.
      await new Promise(() => undefined);
    };
    provider.items = [{ insertText: 'h', isIncomplete: true, token: 't' }];
    typeText(editor, '.');
    await waitUntil(() => ghosts.drawnText === 'h(0)');
    typeText(editor, 'h(0');
    await ghosts.waitForRedraw();
    expect(ghosts.drawnText).toBe(')');
  });

  it('indentation that is typed along is not deleted again', async () => {
    moveCursor(editor, getText(editor).length);
    typeText(editor, '\n');
    provider.items = [{ insertText: '    return qc' }];
    ghosts.invoke();
    await waitUntil(() => ghosts.drawnText === '    return qc');
    typeText(editor, '    ');
    await ghosts.waitForRedraw();
    ghosts.widget.accept();
    expect(getText(editor)).toBe('qc\nx = 1\n    return qc');
  });

  it('what was typed of it and is deleted is ghost again', async () => {
    await shown('h(0)');
    typeText(editor, 'h(');
    deleteBackward(editor);
    await ghosts.waitForRedraw();
    expect(ghosts.suggestedText).toBe('(0)');
    ghosts.widget.accept();
    expect(getText(editor)).toBe('qc.h(0)\nx = 1');
  });

  it('accepting deletes nothing that was typed beyond its end', async () => {
    // While the popup may come by itself, JupyterLab tells of typing later.
    ghosts.autoCompletion = true;
    provider.items = [{ insertText: 'h', isIncomplete: true }];
    typeText(editor, '.');
    await waitUntil(() => ghosts.suggestedText === 'h');
    typeText(editor, 'h');
    typeText(editor, '💡');
    ghosts.widget.accept();
    expect(getText(editor)).toBe('qc.h💡\nx = 1');
  });

  it('deleting more than was typed of it ends it', async () => {
    await shown('h(0)');
    deleteBackward(editor);
    await waitUntil(() => !ghosts.isActive);
    expect(ghosts.drawnText).toBeNull();
  });

  it("somebody else's text elsewhere is not typing along", async () => {
    await shown('h(0)');
    const { sharedModel } = editor.model;
    sharedModel.updateSource(0, 0, 'h');
    await waitUntil(() => ghosts.suggestedText !== 'h(0)');
    ghosts.widget.accept();
    expect(getText(editor)).toBe('hqc.\nx = 1');
  });

  it('accepting right after such a text inserts or changes nothing wrong', async () => {
    await shown('h(0)');
    editor.model.sharedModel.updateSource(0, 0, '# new line\n');
    ghosts.widget.accept();
    expect(getText(editor)).toBe('# new line\nqc.\nx = 1');
  });

  it('an answer for where the cursor was is not shown where it is', async () => {
    let answer: () => void = () => undefined;
    provider.answerAfter = new Promise<void>(resolve => (answer = resolve));
    provider.items = [{ insertText: 'h(0)' }];
    typeText(editor, '.');
    moveCursor(editor, 1);
    answer();
    await ghosts.waitForRedraw();
    expect(ghosts.drawnText).toBeNull();
    expect(ghosts.isActive).toBe(false);
  });
});
