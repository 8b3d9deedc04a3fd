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

/** Shows a ghost after a dot. */
async function showGhost(insertText: string): Promise<void> {
  provider.items = [{ insertText }];
  typeText(editor, '.');
  await waitUntil(() => ghosts.drawnText === insertText);
  expect(ghosts.isActive).toBe(true);
}

describe('a ghost that follows the document', () => {
  it('stays when its line break is typed', async () => {
    await showGhost('h(0)\n    qc.x(1)');
    typeText(editor, 'h(0)');
    typeText(editor, '\n  ');
    await ghosts.waitForRedraw();
    expect(ghosts.suggestedText).toBe('  qc.x(1)');
    expect(ghosts.isActive).toBe(true);
    ghosts.widget.accept();
    expect(getText(editor)).toBe('qc.h(0)\n    qc.x(1)\nx = 1');
  });

  it('does not draw the last chunk of a stream again once it is typed', async () => {
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

  it('keeps indentation that was typed along when it is accepted', async () => {
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

  it('shows text again that was typed along and is deleted', async () => {
    await showGhost('h(0)');
    typeText(editor, 'h(');
    deleteBackward(editor);
    await ghosts.waitForRedraw();
    expect(ghosts.suggestedText).toBe('(0)');
    ghosts.widget.accept();
    expect(getText(editor)).toBe('qc.h(0)\nx = 1');
  });

  it('keeps text that was typed beyond its end when it is accepted', async () => {
    // While the popup may open automatically, JupyterLab reports typing later.
    ghosts.autoCompletion = true;
    provider.items = [{ insertText: 'h', isIncomplete: true }];
    typeText(editor, '.');
    await waitUntil(() => ghosts.suggestedText === 'h');
    typeText(editor, 'h');
    typeText(editor, '💡');
    ghosts.widget.accept();
    expect(getText(editor)).toBe('qc.h💡\nx = 1');
  });

  it('is gone when more is deleted than was typed along', async () => {
    await showGhost('h(0)');
    deleteBackward(editor);
    await waitUntil(() => !ghosts.isActive);
    expect(ghosts.drawnText).toBeNull();
  });

  it('does not take typing of others elsewhere for typing along', async () => {
    await showGhost('h(0)');
    const { sharedModel } = editor.model;
    sharedModel.updateSource(0, 0, 'h');
    await waitUntil(() => ghosts.suggestedText !== 'h(0)');
    ghosts.widget.accept();
    expect(getText(editor)).toBe('hqc.\nx = 1');
  });

  it('changes nothing when it is accepted right after such typing', async () => {
    await showGhost('h(0)');
    editor.model.sharedModel.updateSource(0, 0, '# new line\n');
    ghosts.widget.accept();
    expect(getText(editor)).toBe('# new line\nqc.\nx = 1');
  });

  it('is not shown after the cursor has moved', async () => {
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
