import type { CodeMirrorEditor } from '@jupyterlab/codemirror';
import { CommandRegistry } from '@lumino/commands';
import { DisposableSet } from '@lumino/disposable';
import { closeNotebooks, openNotebook } from '../../testing/editors/notebook';
import { listenForGhostKeys } from './ghostKeys';

const ACTIVE = 'jp-mod-inline-completer-active';

/** The schema's shortcut of the next word. */
const WORD = {
  command: 'word',
  keys: ['Ctrl ArrowRight'],
  macKeys: ['Alt ArrowRight'],
  selector: `.${ACTIVE}`
};

/** Lumino tells keys by their numbers. */
const CTRL_RIGHT = { keyCode: 39, ctrlKey: true };
const ALT_RIGHT = { keyCode: 39, altKey: true };

/** What was executed. */
const done: string[] = [];

function registry(Registry: typeof CommandRegistry): CommandRegistry {
  const commands = new Registry();
  for (const id of ['word', 'line', 'other']) {
    commands.addCommand(id, {
      describedBy: { args: { type: 'object', properties: {} } },
      execute: ({ how = '' }) => done.push(`${id}${String(how)}`)
    });
  }
  return commands;
}

const commands = registry(CommandRegistry);
listenForGhostKeys(commands, ['word', 'line']);

let editor: CodeMirrorEditor;
let shortcuts: DisposableSet;

beforeEach(async () => {
  ({ editor } = await openNotebook({ type: 'code', text: '║qc.h(0)' }));
  shortcuts = DisposableSet.from([commands.addKeyBinding(WORD)]);
  done.length = 0;
});

afterEach(() => {
  shortcuts.dispose();
  closeNotebooks();
});

/** What the person has in the settings in the place of our shortcuts. */
function choose(...chosen: CommandRegistry.IKeyBindingOptions[]): void {
  shortcuts.dispose();
  shortcuts = DisposableSet.from(
    chosen.map(each => commands.addKeyBinding(each))
  );
}

function showGhost(): void {
  editor.host.classList.add(ACTIVE);
}

/** Press a key in the editor; true if the editor gets it. */
function press(key: KeyboardEventInit): boolean {
  const { contentDOM } = editor.editor;
  let reached = false;
  const listen = () => (reached = true);
  contentDOM.addEventListener('keydown', listen);
  const options = { bubbles: true, cancelable: true, ...key };
  const event = new KeyboardEvent('keydown', options);
  contentDOM.dispatchEvent(event);
  contentDOM.removeEventListener('keydown', listen);
  // What the editor doesn't get, the browser shall not act on either.
  expect(event.defaultPrevented || reached).toBe(true);
  return reached;
}

it('runs the command before the editor sees its key', () => {
  showGhost();
  expect(press(CTRL_RIGHT)).toBe(false);
  expect(done).toEqual(['word']);
});

it('leaves the key to the editor while no ghost is shown', () => {
  expect(press(CTRL_RIGHT)).toBe(true);
  expect(done).toEqual([]);
});

it('leaves the key to an editor beside the one with the ghost', async () => {
  showGhost();
  ({ editor } = await openNotebook({ type: 'code', text: '║' }));
  expect(press(CTRL_RIGHT)).toBe(true);
  expect(done).toEqual([]);
});

it.each([
  ['without its modifier', { keyCode: 39 }],
  ['with one more', { ...CTRL_RIGHT, shiftKey: true }],
  ['of another direction', { keyCode: 37, ctrlKey: true }],
  ['that is typed', { keyCode: 81 }]
])('leaves a key %s to the editor', (_, key) => {
  showGhost();
  expect(press(key)).toBe(true);
  expect(done).toEqual([]);
});

it('hears the key that the person has chosen, and not ours any more', () => {
  choose({ ...WORD, keys: ['Ctrl Shift L'] });
  showGhost();
  expect(press({ keyCode: 76, ctrlKey: true, shiftKey: true })).toBe(false);
  expect(done).toEqual(['word']);
  expect(press(CTRL_RIGHT)).toBe(true);
  expect(done).toEqual(['word']);
});

it('hears a shortcut that is changed while the ghost is shown', () => {
  showGhost();
  choose({ ...WORD, keys: ['F9'] });
  expect(press({ keyCode: 120 })).toBe(false);
  expect(done).toEqual(['word']);
});

it('hears no key of a shortcut that was switched off', () => {
  choose();
  showGhost();
  expect(press(CTRL_RIGHT)).toBe(true);
  expect(done).toEqual([]);
});

it('hears both keys of a command that has two', () => {
  choose(WORD, { ...WORD, keys: ['Alt ArrowRight'] });
  showGhost();
  expect(press(CTRL_RIGHT)).toBe(false);
  expect(press(ALT_RIGHT)).toBe(false);
  expect(done).toEqual(['word', 'word']);
});

it('runs one command where a key is written down twice', () => {
  choose(WORD, WORD, { ...WORD, command: 'line' });
  showGhost();
  expect(press(CTRL_RIGHT)).toBe(false);
  expect(done).toEqual(['word']);
});

it('gives the command what stands in its shortcut', () => {
  choose({ ...WORD, args: { how: '!' } });
  showGhost();
  press(CTRL_RIGHT);
  expect(done).toEqual(['word!']);
});

it('leaves the keys of other commands to JupyterLab', () => {
  choose({ ...WORD, command: 'other' });
  showGhost();
  expect(press(CTRL_RIGHT)).toBe(true);
  expect(done).toEqual([]);
});

it('leaves the first key of several to JupyterLab, which waits for the rest', () => {
  choose({ ...WORD, keys: ['Ctrl ArrowRight', 'Ctrl ArrowRight'] });
  showGhost();
  expect(press(CTRL_RIGHT)).toBe(true);
  expect(done).toEqual([]);
});

it('hears the keys of a Mac on a Mac', async () => {
  const platform = jest.spyOn(navigator, 'platform', 'get');
  platform.mockReturnValue('MacIntel');
  // Lumino looks at the platform when it is loaded.
  await jest.isolateModulesAsync(async () => {
    const lumino = await import('@lumino/commands');
    const { listenForGhostKeys } = await import('./ghostKeys');
    const onMac = registry(lumino.CommandRegistry);
    onMac.addKeyBinding(WORD);
    listenForGhostKeys(onMac, ['word', 'line']);
  });
  platform.mockRestore();
  choose();
  showGhost();
  expect(press(CTRL_RIGHT)).toBe(true);
  expect(press(ALT_RIGHT)).toBe(false);
  expect(done).toEqual(['word']);
});
