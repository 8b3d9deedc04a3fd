import { DisposableDelegate } from '@lumino/disposable';
import type { Widget } from '@lumino/widgets';
import { CommandIDs } from '../../commandIds';
import type { AssistantStatus } from '../../core/status/status';
import { Late } from '../../jupyter/lazy/lazy';
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
import { answerJson, stopServers } from '../../testing/servers/standInServer';
import type { ICommandContext } from '../base/commandContext';
import { addStatusCommand } from './menu';

afterEach(async () => {
  pressButton('Close');
  pressKeyInMenu('Escape');
  closeNotebooks();
  await stopServers();
});

/** Menus know keys by their old numbers. */
const KEY_CODES = { ArrowDown: 40, Enter: 13, Escape: 27 };

function pressKeyInMenu(key: keyof typeof KEY_CODES): void {
  document
    .querySelector('.lm-Menu')
    ?.dispatchEvent(new KeyboardEvent('keydown', { keyCode: KEY_CODES[key] }));
}

/** The status in a state, before panels, with the commands that a spec needs. */
async function createPressableStatus(
  state: AssistantStatus,
  ...panels: Widget[]
) {
  const service = createHostedHandler([], (_, response) =>
    answerJson(response, {})
  );
  const { desk, commands } = await createCommandContext(service, ...panels);
  const run = jest.fn();
  const listed: string[] = [];
  const { complete, togglePaused, testConnection } = CommandIDs;
  for (const id of [complete, togglePaused, testConnection]) {
    commands.addCommand(id, {
      label: id,
      describedBy: {},
      execute: () => run(id, document.activeElement)
    });
  }
  addStatusCommand({
    ...desk,
    host: { status: state } as ICommandContext['host'],
    palette: {
      placeholder: '',
      activate: () => undefined,
      addItem: ({ command }) => {
        listed.push(command);
        return new DisposableDelegate(() => undefined);
      }
    },
    connection: new Late(() => Promise.reject(new Error('No server.')))
  });
  return {
    run,
    listed,
    press: () =>
      commands.execute(CommandIDs.pressStatus, { x: 0, y: 0, menu: false })
  };
}

describe('the menu of the status', () => {
  const ready: AssistantStatus = { kind: 'ready', model: '' };

  /** Something that has the focus. */
  function focused(): HTMLElement {
    const editor = document.createElement('textarea');
    document.body.append(editor);
    editor.focus();
    return editor;
  }

  it('gives the focus back when it is dismissed', async () => {
    const { press } = await createPressableStatus(ready);
    const editor = focused();
    await press();
    expect(document.activeElement?.className).toContain('lm-Menu');
    pressKeyInMenu('Escape');
    expect(document.activeElement).toBe(editor);
  });

  it('gives it back before a command opens a dialog', async () => {
    const { press, run } = await createPressableStatus(ready);
    const editor = focused();
    await press();
    pressKeyInMenu('ArrowDown');
    pressKeyInMenu('ArrowDown');
    pressKeyInMenu('Enter');
    expect(run.mock.calls).toEqual([[CommandIDs.togglePaused, editor]]);
  });

  it('leaves it with what was pressed beside it', async () => {
    const { press } = await createPressableStatus(ready);
    focused();
    await press();
    const other = focused();
    pressKeyInMenu('Escape');
    expect(document.activeElement).toBe(other);
  });
});

it('the command palette has what asks for ghost text', async () => {
  const { listed } = await createPressableStatus({ kind: 'ready', model: '' });
  expect(listed).toEqual([CommandIDs.complete]);
});

describe('trying again', () => {
  const failed: AssistantStatus = { kind: 'failed', problem: { kind: 'cut' } };

  async function tryAgain(...panels: Widget[]) {
    const { press, run } = await createPressableStatus(failed, ...panels);
    const pressed = press();
    await waitForDialogText(/broke off/);
    pressButton('Try again');
    await pressed;
    return run.mock.calls.map(([id]: [string]) => id);
  }

  it('asks for code where that can be inserted', async () => {
    const { panel } = await openNotebook(codeCell('a = ║'));
    panel.content.activeCell?.editor?.focus();
    expect(await tryAgain(panel)).toEqual([CommandIDs.complete]);
  });

  it('tests the connection elsewhere', async () => {
    expect(await tryAgain()).toEqual([CommandIDs.testConnection]);
  });

  it('tests the connection in a Markdown cell', async () => {
    const { panel } = await openNotebook({ type: 'markdown', text: '║Words' });
    panel.content.activeCell?.editor?.focus();
    expect(await tryAgain(panel)).toEqual([CommandIDs.testConnection]);
  });
});
