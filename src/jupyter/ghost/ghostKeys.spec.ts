import type { CodeMirrorEditor } from '@jupyterlab/codemirror';
import { CommandRegistry } from '@lumino/commands';
import { DisposableSet } from '@lumino/disposable';
import { closeNotebooks, openNotebook } from '../../testing/editors/notebook';
import { listenForGhostKeys } from './ghostKeys';

const ACTIVE = 'jp-mod-inline-completer-active';

/** The shortcut for the next word in the schema. */
const WORD = {
  command: 'word',
  keys: ['Ctrl ArrowRight'],
  macKeys: ['Alt ArrowRight'],
  selector: `.${ACTIVE}`
};

/** Lumino identifies keys by their codes. */
const CTRL_RIGHT = { keyCode: 39, ctrlKey: true };
const ALT_RIGHT = { keyCode: 39, altKey: true };

/** The commands that were executed. */
const executedCommands: string[] = [];

function createRegistry(Registry: typeof CommandRegistry): CommandRegistry {
  const commands = new Registry();
  for (const id of ['word', 'line', 'other']) {
    commands.addCommand(id, {
      describedBy: { args: { type: 'object', properties: {} } },
      execute: ({ mark = '' }) => executedCommands.push(`${id}${String(mark)}`)
    });
  }
  return commands;
}

const commands = createRegistry(CommandRegistry);
listenForGhostKeys(commands, ['word', 'line']);

let editor: CodeMirrorEditor;
let shortcuts: DisposableSet;

beforeEach(async () => {
  ({ editor } = await openNotebook({ type: 'code', text: '║qc.h(0)' }));
  shortcuts = DisposableSet.from([commands.addKeyBinding(WORD)]);
  executedCommands.length = 0;
});

afterEach(() => {
  shortcuts.dispose();
  closeNotebooks();
});

/** Replaces our shortcuts, as the user can in the settings. */
function setShortcuts(...options: CommandRegistry.IKeyBindingOptions[]): void {
  shortcuts.dispose();
  shortcuts = DisposableSet.from(
    options.map(each => commands.addKeyBinding(each))
  );
}

function showGhost(): void {
  editor.host.classList.add(ACTIVE);
}

/** Presses a key in the editor; returns whether the editor receives it. */
function press(key: KeyboardEventInit): boolean {
  const { contentDOM } = editor.editor;
  let isReceived = false;
  const listen = () => (isReceived = true);
  contentDOM.addEventListener('keydown', listen);
  const options = { bubbles: true, cancelable: true, ...key };
  const event = new KeyboardEvent('keydown', options);
  contentDOM.dispatchEvent(event);
  contentDOM.removeEventListener('keydown', listen);
  // A key that the editor does not receive must not reach the browser either.
  expect(event.defaultPrevented || isReceived).toBe(true);
  return isReceived;
}

it('runs the command before the editor receives its key', () => {
  showGhost();
  expect(press(CTRL_RIGHT)).toBe(false);
  expect(executedCommands).toEqual(['word']);
});

it('leaves the key to the editor while no ghost is shown', () => {
  expect(press(CTRL_RIGHT)).toBe(true);
  expect(executedCommands).toEqual([]);
});

it('leaves the key to another editor than that of the ghost', async () => {
  showGhost();
  ({ editor } = await openNotebook({ type: 'code', text: '║' }));
  expect(press(CTRL_RIGHT)).toBe(true);
  expect(executedCommands).toEqual([]);
});

it.each([
  ['without its modifier', { keyCode: 39 }],
  ['with another modifier', { ...CTRL_RIGHT, shiftKey: true }],
  ['in another direction', { keyCode: 37, ctrlKey: true }],
  ['that types text', { keyCode: 81 }]
])('leaves a key %s to the editor', (_, key) => {
  showGhost();
  expect(press(key)).toBe(true);
  expect(executedCommands).toEqual([]);
});

it('uses the key that the user has chosen, and no longer ours', () => {
  setShortcuts({ ...WORD, keys: ['Ctrl Shift L'] });
  showGhost();
  expect(press({ keyCode: 76, ctrlKey: true, shiftKey: true })).toBe(false);
  expect(executedCommands).toEqual(['word']);
  expect(press(CTRL_RIGHT)).toBe(true);
  expect(executedCommands).toEqual(['word']);
});

it('uses a shortcut that is changed while the ghost is shown', () => {
  showGhost();
  setShortcuts({ ...WORD, keys: ['F9'] });
  expect(press({ keyCode: 120 })).toBe(false);
  expect(executedCommands).toEqual(['word']);
});

it('ignores a shortcut that was removed', () => {
  setShortcuts();
  showGhost();
  expect(press(CTRL_RIGHT)).toBe(true);
  expect(executedCommands).toEqual([]);
});

it('uses both keys of a command with two shortcuts', () => {
  setShortcuts(WORD, { ...WORD, keys: ['Alt ArrowRight'] });
  showGhost();
  expect(press(CTRL_RIGHT)).toBe(false);
  expect(press(ALT_RIGHT)).toBe(false);
  expect(executedCommands).toEqual(['word', 'word']);
});

it('runs a single command if a key has several shortcuts', () => {
  setShortcuts(WORD, WORD, { ...WORD, command: 'line' });
  showGhost();
  expect(press(CTRL_RIGHT)).toBe(false);
  expect(executedCommands).toEqual(['word']);
});

it('passes the arguments of the shortcut to the command', () => {
  setShortcuts({ ...WORD, args: { mark: '!' } });
  showGhost();
  press(CTRL_RIGHT);
  expect(executedCommands).toEqual(['word!']);
});

it('leaves the keys of other commands to JupyterLab', () => {
  setShortcuts({ ...WORD, command: 'other' });
  showGhost();
  expect(press(CTRL_RIGHT)).toBe(true);
  expect(executedCommands).toEqual([]);
});

it('leaves the first key of a sequence to JupyterLab, which waits for the rest', () => {
  setShortcuts({ ...WORD, keys: ['Ctrl ArrowRight', 'Ctrl ArrowRight'] });
  showGhost();
  expect(press(CTRL_RIGHT)).toBe(true);
  expect(executedCommands).toEqual([]);
});

it('uses the keys for a Mac on a Mac', async () => {
  const platform = jest.spyOn(navigator, 'platform', 'get');
  platform.mockReturnValue('MacIntel');
  // Lumino reads the platform when it is loaded.
  await jest.isolateModulesAsync(async () => {
    const lumino = await import('@lumino/commands');
    const { listenForGhostKeys } = await import('./ghostKeys');
    const onMac = createRegistry(lumino.CommandRegistry);
    onMac.addKeyBinding(WORD);
    listenForGhostKeys(onMac, ['word', 'line']);
  });
  platform.mockRestore();
  setShortcuts();
  showGhost();
  expect(press(CTRL_RIGHT)).toBe(true);
  expect(press(ALT_RIGHT)).toBe(false);
  expect(executedCommands).toEqual(['word']);
});
