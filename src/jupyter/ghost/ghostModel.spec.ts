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
import { moveCursor, getText, typeText } from '../../testing/editors/notebook';

let editor: CodeMirrorEditor;
let ghosts: GhostHarness;
let provider: FakeInlineProvider;
let second: FakeInlineProvider;

beforeEach(async () => {
  const cell = await openGhostCell('qc║\nx = 1');
  ({ editor, ghosts, ownProvider: provider, otherProvider: second } = cell);
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

describe('a ghost', () => {
  it('is shown, and shrinks while it is typed', async () => {
    await shown('h(0)');
    typeText(editor, 'h(');
    await ghosts.waitForRedraw();
    expect(ghosts.drawnText).toBe('0)');
    expect(ghosts.isActive).toBe(true);
    ghosts.widget.accept();
    expect(getText(editor)).toBe('qc.h(0)\nx = 1');
    expect(ghosts.isActive).toBe(false);
  });

  it('goes with all that keeps Tab when something else is typed', async () => {
    await shown('h(0)');
    typeText(editor, 'x');
    await waitUntil(() => !ghosts.isActive);
    expect(ghosts.drawnText).toBeNull();
    expect(ghosts.suggestedText).toBeNull();
  });

  it('leaves its lines empty for a while when something else is typed', async () => {
    await shown('h(0)\nqc.x(1)');
    typeText(editor, 'x');
    await waitUntil(() => !ghosts.isActive);
    await ghosts.waitForRedraw();
    expect(ghosts.spacerText).toBe('h(0)\nqc.x(1)');
    expect(ghosts.drawnText).toBeNull();
    expect(ghosts.widget.isHidden).toBe(true);
    await shown('y(0)');
    expect(ghosts.spacerText).toBeNull();
  });

  it('leaves its lines empty also when a provider has nothing to say', async () => {
    await shown('h(0)\nqc.x(1)');
    provider.items = [];
    typeText(editor, 'x');
    await waitUntil(() => Array.isArray(provider.items) === false);
    await ghosts.waitForRedraw();
    expect(ghosts.spacerText).toBe('h(0)\nqc.x(1)');
    expect(ghosts.isActive).toBe(false);
    expect(ghosts.widget.isHidden).toBe(true);
  });

  it('may come from a provider that begins with nothing and streams the rest', async () => {
    provider.items = [{ insertText: '', isIncomplete: true, token: 'one' }];
    provider.stream = async function* () {
      yield { response: { insertText: 'h(0)' } };
    };
    typeText(editor, '.');
    await waitUntil(() => ghosts.drawnText === 'h(0)');
    expect(ghosts.suggestedText).toBe('h(0)');
    expect(ghosts.isActive).toBe(true);
  });

  it('goes with all that keeps Tab when it is typed to its very end', async () => {
    await shown('h(0)');
    typeText(editor, 'h(0)');
    await waitUntil(() => !ghosts.isActive);
    expect(ghosts.drawnText).toBeNull();
    expect(getText(editor)).toBe('qc.h(0)\nx = 1');
  });

  it('goes when an empty answer comes for it', async () => {
    const complained = jest.spyOn(console, 'error');
    await shown('h(0)');
    provider.items = [];
    ghosts.invoke();
    await waitUntil(() => !ghosts.isActive);
    expect(ghosts.drawnText).toBeNull();
    expect(complained).not.toHaveBeenCalled();
  });

  it('goes when an answer of empty texts comes for it', async () => {
    await shown('h(0)');
    provider.items = [{ insertText: '' }];
    ghosts.invoke();
    await waitUntil(() => !ghosts.isActive);
    expect(ghosts.drawnText).toBeNull();
  });

  it('stays when nothing comes for it', async () => {
    await shown('h(0)');
    typeText(editor, 'h');
    ghosts.invoke();
    await ghosts.waitForRedraw();
    expect(ghosts.drawnText).toBe('(0)');
    expect(ghosts.isActive).toBe(true);
  });

  it('comes although another provider failed first', async () => {
    second.items = [{ insertText: 'h(0)' }];
    second.answerAfter = ghosts.waitForRedraw();
    typeText(editor, '.');
    await waitUntil(() => ghosts.drawnText === 'h(0)');
    expect(ghosts.isActive).toBe(true);
  });

  it('comes beside that of another provider', async () => {
    second.items = [{ insertText: 'x(1)' }];
    await shown('h(0)');
    ghosts.widget.cycle('next');
    expect(ghosts.suggestedText).toBe('x(1)');
  });

  it('may be an error, which is shown', async () => {
    provider.items = [{ insertText: '', error: { message: 'No token.' } }];
    ghosts.invoke();
    await waitUntil(() => ghosts.widget.current?.error !== undefined);
    expect(ghosts.widget.current?.error).toEqual({ message: 'No token.' });
    expect(ghosts.drawnText).toBe('');
  });

  it('keeps no key for an error once its text is typed', async () => {
    const error = { message: 'The answer was cut off.' };
    provider.items = [{ insertText: 'h', error }];
    typeText(editor, '.');
    await waitUntil(() => ghosts.isActive);
    typeText(editor, 'h');
    await waitUntil(() => !ghosts.isActive);
    expect(ghosts.widget.current?.error).toBe(error);
  });

  it('is not shown while text is selected', async () => {
    editor.editor.dispatch({ selection: { anchor: 0, head: 2 } });
    provider.items = [{ insertText: 'h(0)' }];
    ghosts.invoke();
    await ghosts.waitForRedraw();
    expect(ghosts.isActive).toBe(false);
    expect(ghosts.drawnText).toBeNull();
  });

  it('that comes right after another was typed away stays', async () => {
    await shown('h(0)');
    provider.items = [{ insertText: '(1)' }];
    typeText(editor, 'x');
    await ghosts.waitForRedraw();
    expect(ghosts.drawnText).toBe('(1)');
    expect(ghosts.isActive).toBe(true);
  });
});

describe('a dismissal', () => {
  it('is told when the ghost is cleared', async () => {
    await shown('h(0)');
    const { dismissedCount: dismissed } = ghosts;
    ghosts.widget.model?.reset();
    expect(ghosts.dismissedCount).toBe(dismissed + 1);
    expect(ghosts.isActive).toBe(false);
  });

  it('is told when the cursor leaves the line', async () => {
    await shown('h(0)');
    const { dismissedCount: dismissed } = ghosts;
    moveCursor(editor, getText(editor).length);
    expect(ghosts.dismissedCount).toBe(dismissed + 1);
  });

  it.each([
    ['typing along', 'h('],
    ['typing something else', 'x'],
    ['typing to the very end', 'h(0)']
  ])('is not told for %s', async (_, typed) => {
    await shown('h(0)');
    const { dismissedCount: dismissed } = ghosts;
    typeText(editor, typed);
    await ghosts.waitForRedraw();
    expect(ghosts.dismissedCount).toBe(dismissed);
  });
});
