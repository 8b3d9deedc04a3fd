import type { CodeMirrorEditor } from '@jupyterlab/codemirror';
import { clearGhostCells, openGhostCell } from '../../testing/editors/ghostCell';
import { type Ghosts, type StandInProvider, until } from '../../testing/editors/ghosts';
import { deleteBack, moveTo, textOf, type } from '../../testing/editors/notebook';

let editor: CodeMirrorEditor;
let ghosts: Ghosts;
let provider: StandInProvider;

beforeEach(async () => {
  const cell = await openGhostCell('qc║\nx = 1');
  ({ editor, ghosts, ours: provider } = cell);
});

afterEach(() => {
  jest.restoreAllMocks();
  clearGhostCells();
});

/** Show a ghost after a dot. */
async function shown(insertText: string): Promise<void> {
  provider.items = [{ insertText }];
  type(editor, '.');
  await until(() => ghosts.drawn === insertText);
  expect(ghosts.active).toBe(true);
}

describe('a ghost follows the document:', () => {
  it('a line break that it says is typed along', async () => {
    await shown('h(0)\n    qc.x(1)');
    type(editor, 'h(0)');
    type(editor, '\n  ');
    await ghosts.redrawn();
    expect(ghosts.offered).toBe('  qc.x(1)');
    expect(ghosts.active).toBe(true);
    ghosts.widget.accept();
    expect(textOf(editor)).toBe('qc.h(0)\n    qc.x(1)\nx = 1');
  });

  it('what came last of a stream is not drawn again once it is typed', async () => {
    provider.stream = async function* () {
      yield { response: { insertText: 'h(0)', isIncomplete: true } };
      // The model pauses.
      await new Promise(() => undefined);
    };
    provider.items = [{ insertText: 'h', isIncomplete: true, token: 't' }];
    type(editor, '.');
    await until(() => ghosts.drawn === 'h(0)');
    type(editor, 'h(0');
    await ghosts.redrawn();
    expect(ghosts.drawn).toBe(')');
  });

  it('indentation that is typed along is not deleted again', async () => {
    moveTo(editor, textOf(editor).length);
    type(editor, '\n');
    provider.items = [{ insertText: '    return qc' }];
    ghosts.invoke();
    await until(() => ghosts.drawn === '    return qc');
    type(editor, '    ');
    await ghosts.redrawn();
    ghosts.widget.accept();
    expect(textOf(editor)).toBe('qc\nx = 1\n    return qc');
  });

  it('what was typed of it and is deleted is ghost again', async () => {
    await shown('h(0)');
    type(editor, 'h(');
    deleteBack(editor);
    await ghosts.redrawn();
    expect(ghosts.offered).toBe('(0)');
    ghosts.widget.accept();
    expect(textOf(editor)).toBe('qc.h(0)\nx = 1');
  });

  it('accepting deletes nothing that was typed beyond its end', async () => {
    // While the popup may come by itself, JupyterLab tells of typing later.
    ghosts.hinting = true;
    provider.items = [{ insertText: 'h', isIncomplete: true }];
    type(editor, '.');
    await until(() => ghosts.offered === 'h');
    type(editor, 'h');
    type(editor, '💡');
    ghosts.widget.accept();
    expect(textOf(editor)).toBe('qc.h💡\nx = 1');
  });

  it('deleting more than was typed of it ends it', async () => {
    await shown('h(0)');
    deleteBack(editor);
    await until(() => !ghosts.active);
    expect(ghosts.drawn).toBeNull();
  });

  it("somebody else's text elsewhere is not typing along", async () => {
    await shown('h(0)');
    const { sharedModel } = editor.model;
    sharedModel.updateSource(0, 0, 'h');
    await until(() => ghosts.offered !== 'h(0)');
    ghosts.widget.accept();
    expect(textOf(editor)).toBe('hqc.\nx = 1');
  });

  it('accepting right after such a text inserts or changes nothing wrong', async () => {
    await shown('h(0)');
    editor.model.sharedModel.updateSource(0, 0, '# new line\n');
    ghosts.widget.accept();
    expect(textOf(editor)).toBe('# new line\nqc.\nx = 1');
  });

  it('an answer for where the cursor was is not shown where it is', async () => {
    let answer: () => void = () => undefined;
    provider.patience = new Promise<void>(resolve => (answer = resolve));
    provider.items = [{ insertText: 'h(0)' }];
    type(editor, '.');
    moveTo(editor, 1);
    answer();
    await ghosts.redrawn();
    expect(ghosts.drawn).toBeNull();
    expect(ghosts.active).toBe(false);
  });
});
