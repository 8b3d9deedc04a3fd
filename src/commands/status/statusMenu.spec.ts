import { DisposableDelegate } from '@lumino/disposable';
import type { Widget } from '@lumino/widgets';
import { CommandIDs } from '../../commandIds';
import type { AssistantStatus } from '../../core/status/status';
import { Lazy } from '../../jupyter/lazy/lazy';
import { pressButton, waitForDialogText } from '../../testing/dialogs/dialog';
import {
  createCommandContext,
  createHostedHandler
} from '../../testing/servers/hostedService';
import {
  closeNotebooks,
  codeCell,
  openNotebook
} from '../../testing/editors/notebook';
import { answerJson, stopServers } from '../../testing/servers/testServer';
import { element } from '../../ui/dialogs/dom';
import type { ICommandContext } from '../base/commandContext';
import { addStatusCommand } from './statusMenu';

afterEach(async () => {
  pressButton('Close');
  pressKeyInMenu('Escape');
  closeNotebooks();
  await stopServers();
});

/** The deprecated key codes, which Lumino's menus use. */
const KEY_CODES = { ArrowDown: 40, Enter: 13, Escape: 27 };

function pressKeyInMenu(key: keyof typeof KEY_CODES): void {
  document
    .querySelector('.lm-Menu')
    ?.dispatchEvent(new KeyboardEvent('keydown', { keyCode: KEY_CODES[key] }));
}

/**
 * Adds the command of the status item, and stubs for the commands it executes.
 *
 * @param panels - open in the page.
 */
async function createPressableStatus(
  status: AssistantStatus,
  ...panels: Widget[]
) {
  const service = createHostedHandler([], (_, response) =>
    answerJson(response, {})
  );
  const { context, commands } = await createCommandContext(service, ...panels);
  const run = jest.fn();
  const paletteCommands: string[] = [];
  const { complete, togglePaused, checkConnection } = CommandIDs;
  for (const id of [complete, togglePaused, checkConnection]) {
    commands.addCommand(id, {
      label: id,
      describedBy: {},
      execute: () => run(id, document.activeElement)
    });
  }
  addStatusCommand({
    ...context,
    host: { status } as ICommandContext['host'],
    palette: {
      placeholder: '',
      activate: () => undefined,
      addItem: ({ command }) => {
        paletteCommands.push(command);
        return new DisposableDelegate(() => undefined);
      }
    },
    connection: new Lazy(() => Promise.reject(new Error('No server.')))
  });
  return {
    run,
    paletteCommands,
    press: () =>
      commands.execute(CommandIDs.pressStatus, { x: 0, y: 0, menu: false })
  };
}

describe('the menu of the status item', () => {
  const ready: AssistantStatus = { kind: 'ready', model: '' };

  /** Adds an element that has the focus. */
  function addFocusedElement(): HTMLElement {
    const textArea = element('textarea');
    document.body.append(textArea);
    textArea.focus();
    return textArea;
  }

  it('restores the focus when it is dismissed', async () => {
    const { press } = await createPressableStatus(ready);
    const editor = addFocusedElement();
    await press();
    expect(document.activeElement?.className).toContain('lm-Menu');
    pressKeyInMenu('Escape');
    expect(document.activeElement).toBe(editor);
  });

  it('restores the focus before its command is run', async () => {
    const { press, run } = await createPressableStatus(ready);
    const editor = addFocusedElement();
    await press();
    pressKeyInMenu('ArrowDown');
    pressKeyInMenu('ArrowDown');
    pressKeyInMenu('Enter');
    expect(run.mock.calls).toEqual([[CommandIDs.togglePaused, editor]]);
  });

  it('leaves the focus with an element that the user has clicked', async () => {
    const { press } = await createPressableStatus(ready);
    addFocusedElement();
    await press();
    const other = addFocusedElement();
    pressKeyInMenu('Escape');
    expect(document.activeElement).toBe(other);
  });
});

it('the palette has the command that requests ghost text', async () => {
  const { paletteCommands } = await createPressableStatus({
    kind: 'ready',
    model: ''
  });
  expect(paletteCommands).toEqual([CommandIDs.complete]);
});

describe('trying again after a failure', () => {
  const failed: AssistantStatus = { kind: 'failed', problem: { kind: 'cut' } };

  async function tryAgain(...panels: Widget[]) {
    const { press, run } = await createPressableStatus(failed, ...panels);
    const executed = press();
    await waitForDialogText(/broke off/);
    pressButton('Try again');
    await executed;
    return run.mock.calls.map(([id]: [string]) => id);
  }

  it('requests a completion if code can be inserted', async () => {
    const { panel } = await openNotebook(codeCell('a = ║'));
    panel.content.activeCell?.editor?.focus();
    expect(await tryAgain(panel)).toEqual([CommandIDs.complete]);
  });

  it('checks the connection if no editor is active', async () => {
    expect(await tryAgain()).toEqual([CommandIDs.checkConnection]);
  });

  it('checks the connection in a Markdown cell', async () => {
    const { panel } = await openNotebook({ type: 'markdown', text: '║Words' });
    panel.content.activeCell?.editor?.focus();
    expect(await tryAgain(panel)).toEqual([CommandIDs.checkConnection]);
  });
});
