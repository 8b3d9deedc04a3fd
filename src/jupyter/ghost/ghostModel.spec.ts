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
let otherProvider: FakeInlineProvider;

beforeEach(async () => {
  const cell = await openGhostCell('qc║\nx = 1');
  ({ editor, ghosts, ownProvider: provider, otherProvider } = cell);
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

describe('a ghost', () => {
  it('is shown, and shrinks while it is typed', async () => {
    await showGhost('h(0)');
    typeText(editor, 'h(');
    await ghosts.waitForRedraw();
    expect(ghosts.drawnText).toBe('0)');
    expect(ghosts.isActive).toBe(true);
    ghosts.widget.accept();
    expect(getText(editor)).toBe('qc.h(0)\nx = 1');
    expect(ghosts.isActive).toBe(false);
  });

  it('is gone and releases Tab when something else is typed', async () => {
    await showGhost('h(0)');
    typeText(editor, 'x');
    await waitUntil(() => !ghosts.isActive);
    expect(ghosts.drawnText).toBeNull();
    expect(ghosts.suggestedText).toBeNull();
  });

  it('leaves its lines empty for a while when something else is typed', async () => {
    await showGhost('h(0)\nqc.x(1)');
    typeText(editor, 'x');
    await waitUntil(() => !ghosts.isActive);
    await ghosts.waitForRedraw();
    expect(ghosts.spacerText).toBe('h(0)\nqc.x(1)');
    expect(ghosts.drawnText).toBeNull();
    expect(ghosts.widget.isHidden).toBe(true);
    await showGhost('y(0)');
    expect(ghosts.spacerText).toBeNull();
  });

  it('leaves its lines empty even when a provider has no suggestion', async () => {
    await showGhost('h(0)\nqc.x(1)');
    provider.items = [];
    typeText(editor, 'x');
    await waitUntil(() => !Array.isArray(provider.items));
    await ghosts.waitForRedraw();
    expect(ghosts.spacerText).toBe('h(0)\nqc.x(1)');
    expect(ghosts.isActive).toBe(false);
    expect(ghosts.widget.isHidden).toBe(true);
  });

  it('is shown for a provider that starts with no text and streams the rest', async () => {
    provider.items = [{ insertText: '', isIncomplete: true, token: 'one' }];
    provider.stream = async function* () {
      yield { response: { insertText: 'h(0)' } };
    };
    typeText(editor, '.');
    await waitUntil(() => ghosts.drawnText === 'h(0)');
    expect(ghosts.suggestedText).toBe('h(0)');
    expect(ghosts.isActive).toBe(true);
  });

  it('is gone and releases Tab when it is typed to its very end', async () => {
    await showGhost('h(0)');
    typeText(editor, 'h(0)');
    await waitUntil(() => !ghosts.isActive);
    expect(ghosts.drawnText).toBeNull();
    expect(getText(editor)).toBe('qc.h(0)\nx = 1');
  });

  it('is gone when an empty reply arrives', async () => {
    const logError = jest.spyOn(console, 'error');
    await showGhost('h(0)');
    provider.items = [];
    ghosts.invoke();
    await waitUntil(() => !ghosts.isActive);
    expect(ghosts.drawnText).toBeNull();
    expect(logError).not.toHaveBeenCalled();
  });

  it('is gone when a reply of empty texts arrives', async () => {
    await showGhost('h(0)');
    provider.items = [{ insertText: '' }];
    ghosts.invoke();
    await waitUntil(() => !ghosts.isActive);
    expect(ghosts.drawnText).toBeNull();
  });

  it('stays when no reply arrives', async () => {
    await showGhost('h(0)');
    typeText(editor, 'h');
    ghosts.invoke();
    await ghosts.waitForRedraw();
    expect(ghosts.drawnText).toBe('(0)');
    expect(ghosts.isActive).toBe(true);
  });

  it('is shown although another provider failed first', async () => {
    otherProvider.items = [{ insertText: 'h(0)' }];
    otherProvider.answerAfter = ghosts.waitForRedraw();
    typeText(editor, '.');
    await waitUntil(() => ghosts.drawnText === 'h(0)');
    expect(ghosts.isActive).toBe(true);
  });

  it('is shown together with that of another provider', async () => {
    otherProvider.items = [{ insertText: 'x(1)' }];
    await showGhost('h(0)');
    ghosts.widget.cycle('next');
    expect(ghosts.suggestedText).toBe('x(1)');
  });

  it('may show an error message', async () => {
    provider.items = [{ insertText: '', error: { message: 'No token.' } }];
    ghosts.invoke();
    await waitUntil(() => ghosts.widget.current?.error !== undefined);
    expect(ghosts.widget.current?.error).toEqual({ message: 'No token.' });
    expect(ghosts.drawnText).toBe('');
  });

  it('releases Tab if only an error message is left once its text is typed', async () => {
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

  it('stays if it arrives right after another one is gone', async () => {
    await showGhost('h(0)');
    provider.items = [{ insertText: '(1)' }];
    typeText(editor, 'x');
    await ghosts.waitForRedraw();
    expect(ghosts.drawnText).toBe('(1)');
    expect(ghosts.isActive).toBe(true);
  });
});

describe('a dismissal', () => {
  it('is signalled when the ghost is cleared', async () => {
    await showGhost('h(0)');
    const { dismissedCount } = ghosts;
    ghosts.widget.model?.reset();
    expect(ghosts.dismissedCount).toBe(dismissedCount + 1);
    expect(ghosts.isActive).toBe(false);
  });

  it('is signalled when the cursor leaves the line', async () => {
    await showGhost('h(0)');
    const { dismissedCount } = ghosts;
    moveCursor(editor, getText(editor).length);
    expect(ghosts.dismissedCount).toBe(dismissedCount + 1);
  });

  it.each([
    ['typing along', 'h('],
    ['typing something else', 'x'],
    ['typing to the very end', 'h(0)']
  ])('is not signalled for %s', async (_, typed) => {
    await showGhost('h(0)');
    const { dismissedCount } = ghosts;
    typeText(editor, typed);
    await ghosts.waitForRedraw();
    expect(ghosts.dismissedCount).toBe(dismissedCount);
  });
});
