import type { CodeMirrorEditor } from '@jupyterlab/codemirror';
import { clearGhostCells, openGhostCell } from '../../testing/editors/ghostCell';
import { type Ghosts, type StandInProvider, until } from '../../testing/editors/ghosts';
import { moveTo, textOf, type } from '../../testing/editors/notebook';

let editor: CodeMirrorEditor;
let ghosts: Ghosts;
let provider: StandInProvider;
let second: StandInProvider;

beforeEach(async () => {
  const cell = await openGhostCell('qc║\nx = 1');
  ({ editor, ghosts, ours: provider, theirs: second } = cell);
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

describe('a ghost', () => {
  it('is shown, and shrinks while it is typed', async () => {
    await shown('h(0)');
    type(editor, 'h(');
    await ghosts.redrawn();
    expect(ghosts.drawn).toBe('0)');
    expect(ghosts.active).toBe(true);
    ghosts.widget.accept();
    expect(textOf(editor)).toBe('qc.h(0)\nx = 1');
    expect(ghosts.active).toBe(false);
  });

  it('goes with all that keeps Tab when something else is typed', async () => {
    await shown('h(0)');
    type(editor, 'x');
    await until(() => !ghosts.active);
    expect(ghosts.drawn).toBeNull();
    expect(ghosts.offered).toBeNull();
  });

  it('leaves its lines empty for a while when something else is typed', async () => {
    await shown('h(0)\nqc.x(1)');
    type(editor, 'x');
    await until(() => !ghosts.active);
    await ghosts.redrawn();
    expect(ghosts.kept).toBe('h(0)\nqc.x(1)');
    expect(ghosts.drawn).toBeNull();
    expect(ghosts.widget.isHidden).toBe(true);
    await shown('y(0)');
    expect(ghosts.kept).toBeNull();
  });

  it('leaves its lines empty also when a provider has nothing to say', async () => {
    await shown('h(0)\nqc.x(1)');
    provider.items = [];
    type(editor, 'x');
    await until(() => Array.isArray(provider.items) === false);
    await ghosts.redrawn();
    expect(ghosts.kept).toBe('h(0)\nqc.x(1)');
    expect(ghosts.active).toBe(false);
    expect(ghosts.widget.isHidden).toBe(true);
  });

  it('may come from a provider that begins with nothing and streams the rest', async () => {
    provider.items = [{ insertText: '', isIncomplete: true, token: 'one' }];
    provider.stream = async function* () {
      yield { response: { insertText: 'h(0)' } };
    };
    type(editor, '.');
    await until(() => ghosts.drawn === 'h(0)');
    expect(ghosts.offered).toBe('h(0)');
    expect(ghosts.active).toBe(true);
  });

  it('goes with all that keeps Tab when it is typed to its very end', async () => {
    await shown('h(0)');
    type(editor, 'h(0)');
    await until(() => !ghosts.active);
    expect(ghosts.drawn).toBeNull();
    expect(textOf(editor)).toBe('qc.h(0)\nx = 1');
  });

  it('goes when an empty answer comes for it', async () => {
    const complained = jest.spyOn(console, 'error');
    await shown('h(0)');
    provider.items = [];
    ghosts.invoke();
    await until(() => !ghosts.active);
    expect(ghosts.drawn).toBeNull();
    expect(complained).not.toHaveBeenCalled();
  });

  it('goes when an answer of empty texts comes for it', async () => {
    await shown('h(0)');
    provider.items = [{ insertText: '' }];
    ghosts.invoke();
    await until(() => !ghosts.active);
    expect(ghosts.drawn).toBeNull();
  });

  it('stays when nothing comes for it', async () => {
    await shown('h(0)');
    type(editor, 'h');
    ghosts.invoke();
    await ghosts.redrawn();
    expect(ghosts.drawn).toBe('(0)');
    expect(ghosts.active).toBe(true);
  });

  it('comes although another provider failed first', async () => {
    second.items = [{ insertText: 'h(0)' }];
    second.patience = ghosts.redrawn();
    type(editor, '.');
    await until(() => ghosts.drawn === 'h(0)');
    expect(ghosts.active).toBe(true);
  });

  it('comes beside that of another provider', async () => {
    second.items = [{ insertText: 'x(1)' }];
    await shown('h(0)');
    ghosts.widget.cycle('next');
    expect(ghosts.offered).toBe('x(1)');
  });

  it('may be an error, which is shown', async () => {
    provider.items = [{ insertText: '', error: { message: 'No token.' } }];
    ghosts.invoke();
    await until(() => ghosts.widget.current?.error !== undefined);
    expect(ghosts.widget.current?.error).toEqual({ message: 'No token.' });
    expect(ghosts.drawn).toBe('');
  });

  it('keeps no key for an error once its text is typed', async () => {
    const error = { message: 'The answer was cut off.' };
    provider.items = [{ insertText: 'h', error }];
    type(editor, '.');
    await until(() => ghosts.active);
    type(editor, 'h');
    await until(() => !ghosts.active);
    expect(ghosts.widget.current?.error).toBe(error);
  });

  it('is not shown while text is selected', async () => {
    editor.editor.dispatch({ selection: { anchor: 0, head: 2 } });
    provider.items = [{ insertText: 'h(0)' }];
    ghosts.invoke();
    await ghosts.redrawn();
    expect(ghosts.active).toBe(false);
    expect(ghosts.drawn).toBeNull();
  });

  it('that comes right after another was typed away stays', async () => {
    await shown('h(0)');
    provider.items = [{ insertText: '(1)' }];
    type(editor, 'x');
    await ghosts.redrawn();
    expect(ghosts.drawn).toBe('(1)');
    expect(ghosts.active).toBe(true);
  });
});

describe('a dismissal', () => {
  it('is told when the ghost is cleared', async () => {
    await shown('h(0)');
    const { dismissed } = ghosts;
    ghosts.widget.model?.reset();
    expect(ghosts.dismissed).toBe(dismissed + 1);
    expect(ghosts.active).toBe(false);
  });

  it('is told when the cursor leaves the line', async () => {
    await shown('h(0)');
    const { dismissed } = ghosts;
    moveTo(editor, textOf(editor).length);
    expect(ghosts.dismissed).toBe(dismissed + 1);
  });

  it.each([
    ['typing along', 'h('],
    ['typing something else', 'x'],
    ['typing to the very end', 'h(0)']
  ])('is not told for %s', async (_, typed) => {
    await shown('h(0)');
    const { dismissed } = ghosts;
    type(editor, typed);
    await ghosts.redrawn();
    expect(ghosts.dismissed).toBe(dismissed);
  });
});
