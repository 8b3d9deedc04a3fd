import { Notification } from '@jupyterlab/apputils';
import { CommandIDs } from '../../commandIds';
import { determineOutcome } from '../../core/acceptance/outcome';
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
import { answerJson, stopServers } from '../../testing/servers/testServer';
import { addFeedbackCommand } from './rateSuggestion';

const id = CommandIDs.rateSuggestion;

afterEach(async () => {
  ['Cancel', 'Close'].forEach(pressButton);
  Notification.manager.dismiss();
  await stopServers();
});

/** Lets the user see and dismiss a suggestion of a service. */
async function start(capabilities: string[], status = 200) {
  const service = createHostedHandler(capabilities, (_, response) =>
    answerJson(response, { message: 'Thanks.' }, status)
  );
  const page = await createCommandContext(service);
  addFeedbackCommand(page.context);
  const isVisibleAtStart = page.commands.isVisible(id);
  const assistant = await page.host.load();
  await suggestOnce(assistant);
  const isEnabledBeforeOutcome = page.commands.isEnabled(id);
  assistant.reportOutcome('c1', determineOutcome('dismissed', 10));
  const listRatings = () =>
    page.server.requestLines.filter(line => line.endsWith('/feedback'));
  return { ...page, isVisibleAtStart, isEnabledBeforeOutcome, listRatings };
}

it('a rating can be given once a suggestion was seen, if the service takes ratings', async () => {
  const { commands, isVisibleAtStart, isEnabledBeforeOutcome, listRatings } =
    await start(['feedback']);
  expect(isVisibleAtStart).toBe(false);
  expect(isEnabledBeforeOutcome).toBe(false);
  expect(commands.isVisible(id)).toBe(true);
  expect(commands.isEnabled(id)).toBe(true);
  const done = commands.execute(id);
  await waitForDialogText(/qc = QuantumCircuit/);
  findInDialog('input[type="radio"]').click();
  pressButton('Send');
  await done;
  expect(listRatings()).toHaveLength(1);
});

it('the command is not visible if the service takes no ratings', async () => {
  const { commands, listRatings } = await start(['migration']);
  expect(commands.isVisible(id)).toBe(false);
  await commands.execute(id);
  expect(document.querySelector('.jp-Dialog')).toBeNull();
  expect(listRatings()).toEqual([]);
});

it('a rating is not sent while the assistant is paused', async () => {
  const { commands, settings, listRatings } = await start(['feedback']);
  await settings.set('paused', true);
  expect(commands.isEnabled(id)).toBe(false);
  await commands.execute(id);
  expect(listRatings()).toEqual([]);
});

it('the command is no longer visible once the service has rejected a rating', async () => {
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
