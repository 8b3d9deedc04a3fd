import type { CodeMirrorEditor } from '@jupyterlab/codemirror';
import { clearGhosts, Ghosts, StandInProvider, until } from '../testing/ghosts';
import {
  closeNotebooks,
  openNotebook,
  textOf,
  type
} from '../testing/notebook';
import type { IGhostItem } from './ghostWatch';

let editor: CodeMirrorEditor;
let ghosts: Ghosts;
let ours: StandInProvider;
let theirs: StandInProvider;

beforeEach(async () => {
  const notebook = await openNotebook({ type: 'code', text: 'qc║' });
  ({ editor } = notebook);
  ours = new StandInProvider('ours');
  theirs = new StandInProvider('theirs');
  ghosts = new Ghosts(notebook.panel, editor, ours, theirs);
});

afterEach(() => {
  clearGhosts();
  closeNotebooks();
});

const item = (
  completion: string,
  insertText: string,
  isIncomplete = false
): IGhostItem => ({ completion, insertText, isIncomplete });

/** Show a ghost of ours. */
async function shown(ghost: IGhostItem): Promise<void> {
  const { insertText } = ghost;
  ours.items = [ghost];
  ghosts.invoke();
  await until(() => ghosts.offered === insertText);
}

describe('a ghost of ours is settled', () => {
  it('not while it is shown, nor while it is typed along', async () => {
    await shown(item('c1', '.h(0)'));
    type(editor, '.h');
    await ghosts.redrawn();
    expect(ghosts.settled).toEqual([]);
  });

  it('once, when accepted', async () => {
    await shown(item('c1', '.h(0)'));
    const { dismissed } = ghosts;
    ghosts.widget.accept();
    expect(ghosts.settled).toEqual(['c1 accepted']);
    expect(ghosts.dismissed).toBe(dismissed);
    type(editor, '\n');
    await ghosts.redrawn();
    expect(ghosts.settled).toEqual(['c1 accepted']);
    expect(textOf(editor)).toBe('qc.h(0)\n');
  });

  it('once, when accepted after some of it was typed', async () => {
    await shown(item('c1', '.h(0)'));
    type(editor, '.h');
    await ghosts.redrawn();
    ghosts.widget.accept();
    expect(ghosts.settled).toEqual(['c1 accepted']);
  });

  it('as accepted, when typed to its end', async () => {
    await shown(item('c1', '.h(0)'));
    type(editor, '.h(');
    type(editor, '0)');
    await ghosts.redrawn();
    expect(ghosts.settled).toEqual(['c1 accepted']);
  });

  it.each([
    ['at once', 'x'],
    ['after some of it', '.hx']
  ])('as rejected, when something else is typed %s', async (_, typed) => {
    await shown(item('c1', '.h(0)'));
    [...typed].forEach(char => type(editor, char));
    await ghosts.redrawn();
    expect(ghosts.settled).toEqual(['c1 rejected']);
  });

  it('as rejected, when dismissed', async () => {
    await shown(item('c1', '.h(0)'));
    ghosts.widget.model?.reset();
    expect(ghosts.settled).toEqual(['c1 rejected']);
  });

  it('as rejected, when another of ours replaces it', async () => {
    await shown(item('c1', '.h(0)'));
    await shown(item('c2', '.x(1)'));
    expect(ghosts.settled).toEqual(['c1 rejected']);
  });

  it('not when the same completion goes on in another item', async () => {
    await shown(item('c1', '.h(0)', true));
    ours.items = [item('c1', 'h(0)\nqc.x(1)')];
    type(editor, '.');
    await until(() => ghosts.offered === 'h(0)\nqc.x(1)');
    expect(ghosts.settled).toEqual([]);
    ghosts.widget.accept();
    expect(ghosts.settled).toEqual(['c1 accepted']);
  });

  it('not when typed as far as the model has come', async () => {
    await shown(item('c1', '.h', true));
    type(editor, '.h');
    await ghosts.redrawn();
    await shown(item('c1', '(0)'));
    ghosts.widget.accept();
    expect(ghosts.settled).toEqual(['c1 accepted']);
  });

  it('as rejected, when an error comes in its place', async () => {
    await shown(item('c1', '.h(0)'));
    ours.items = [{ ...item('', ''), error: { message: 'Broken.' } }];
    ghosts.invoke();
    await until(() => ghosts.widget.current?.error !== undefined);
    expect(ghosts.settled).toEqual(['c1 rejected']);
  });
});

describe('a ghost of another provider is never settled', () => {
  const theirGhost = async () => {
    theirs.items = [{ insertText: '.h(0)' }];
    ghosts.invoke();
    await until(() => ghosts.offered === '.h(0)');
  };

  it('when accepted', async () => {
    await theirGhost();
    ghosts.widget.accept();
    expect(textOf(editor)).toBe('qc.h(0)');
    expect(ghosts.settled).toEqual([]);
  });

  it.each(['.h(0)', 'x', '.hx'])('when %j is typed', async typed => {
    await theirGhost();
    [...typed].forEach(char => type(editor, char));
    await ghosts.redrawn();
    expect(ghosts.settled).toEqual([]);
  });

  it('but ours is, when theirs comes in its place', async () => {
    await shown(item('c1', '.y'));
    await theirGhost();
    expect(ghosts.settled).toEqual(['c1 rejected']);
    ghosts.widget.accept();
    expect(ghosts.settled).toEqual(['c1 rejected']);
  });
});
