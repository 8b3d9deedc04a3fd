import { Notification } from '@jupyterlab/apputils';
import { CommandIDs } from '../../commandIds';
import { outcomeOf } from '../../core/acceptance/outcome';
import {
  findInDialog,
  pressButton,
  waitForDialogText
} from '../../testing/dialogs/dialog';
import {
  createCommandContext,
  createHostedHandler,
  suggestOnce
} from '../../testing/servers/hostedService';
import { answerJson, stopServers } from '../../testing/servers/standInServer';
import { addFeedbackCommand } from './rateSuggestion';

const id = CommandIDs.rateSuggestion;

afterEach(async () => {
  ['Cancel', 'Close'].forEach(pressButton);
  Notification.manager.dismiss();
  await stopServers();
});

/** Someone has seen a suggestion of a service. */
async function start(capabilities: string[], status = 200) {
  const service = createHostedHandler(capabilities, (_, response) =>
    answerJson(response, { message: 'Thanks.' }, status)
  );
  const started = await createCommandContext(service);
  addFeedbackCommand(started.desk);
  const before = started.commands.isVisible(id);
  const assistant = await started.host.load();
  await suggestOnce(assistant);
  const unseen = started.commands.isEnabled(id);
  assistant.reportOutcome('c1', outcomeOf('dismissed', 10));
  const asked = () =>
    started.server.requestLines.filter(call => call.endsWith('/feedback'));
  return { ...started, before, unseen, asked };
}

it('can be given once a suggestion was seen of a service that wants it', async () => {
  const { commands, before, unseen, asked } = await start(['feedback']);
  expect(before).toBe(false);
  expect(unseen).toBe(false);
  expect(commands.isVisible(id)).toBe(true);
  expect(commands.isEnabled(id)).toBe(true);
  const done = commands.execute(id);
  await waitForDialogText(/qc = QuantumCircuit/);
  findInDialog('input[type="radio"]').click();
  pressButton('Send');
  await done;
  expect(asked()).toHaveLength(1);
});

it('is not there where the service does not offer it', async () => {
  const { commands, asked } = await start(['migration']);
  expect(commands.isVisible(id)).toBe(false);
  await commands.execute(id);
  expect(document.querySelector('.jp-Dialog')).toBeNull();
  expect(asked()).toEqual([]);
});

it('is not sent while it is paused', async () => {
  const { commands, settings, asked } = await start(['feedback']);
  await settings.set('paused', true);
  expect(commands.isEnabled(id)).toBe(false);
  await commands.execute(id);
  expect(asked()).toEqual([]);
});

it('is not there any more once the service has refused it', async () => {
  const { commands } = await start(['feedback'], 404);
  const done = commands.execute(id);
  await waitForDialogText(/qc = QuantumCircuit/);
  findInDialog('input[type="radio"]').click();
  pressButton('Send');
  await waitForDialogText(/takes no ratings/);
  pressButton('Close');
  await done;
  expect(commands.isVisible(id)).toBe(false);
});
