import { CommandIDs } from '../../src/commandIds';
import { seeInForcedColours } from '../support/appearances';
import { expect, test } from '../support/lab';
import { takeInBothThemes } from '../support/pictures';
import { Service } from '../support/service';

/** Every state of the status item on one page: its word, its icon, and how they look. */

const RULES = [{ chunks: [' QuantumCircuit(2)'] }];

let service: Service;
test.beforeAll(async () => {
  service = await Service.scripted({ rules: RULES });
});
test.afterAll(() => service.dispose());

test('each state has a word and an icon of its own, from the first start on', async ({
  lab
}) => {
  const { page, status } = lab;
  const icons: (string | null)[] = [];
  const widths = new Set<number | undefined>();
  const bar = page.locator('#jp-bottom-panel');
  const isShown = (word: string) =>
    test.step(word, async () => {
      await expect(status).toHaveText(`Qiskit: ${word}`);
      const icon = () => status.locator('svg').getAttribute('data-icon');
      // An icon is loaded when it is needed first.
      await expect.poll(async () => icons.includes(await icon())).toBe(false);
      icons.push(await icon());
      widths.add((await status.boundingBox())?.width);
      await takeInBothThemes(page, `state-${word}`, bar);
      await seeInForcedColours(page, `state-${word}`, bar);
    });
  const ask = async (cell: number) => {
    await lab.cursorAtEndOf(cell);
    await lab.press('Alt+Backslash');
  };

  await lab.set('automatic', false);
  await lab.open(['circuit =', '# qiskit-completer: off\ncircuit =']);
  await isShown('unconnected');

  await lab.set('serviceUrl', 'http://127.0.0.1:9/v1');
  await ask(0);
  await isShown('failed');

  await lab.set('serviceUrl', service.url);
  await lab.set('token', service.token);
  await ask(0);
  await lab.dialog.getByRole('button', { name: 'Later' }).click();
  await isShown('disclaimer');

  await status.click();
  await lab.dialog.getByRole('button', { name: 'Accept' }).click();
  await expect(status).toHaveText('Qiskit: ready');
  await service.answer({ rules: [{ fault: 'hang' }] });
  await ask(0);
  await isShown('working');

  await lab.press('Escape');
  await service.answer({ rules: RULES });
  await ask(0);
  await expect(lab.ghost).toHaveText(' QuantumCircuit(2)');
  await isShown('ready');

  const pause = () =>
    page.evaluate(
      id => window.jupyterapp.commands.execute(id),
      CommandIDs.togglePaused
    );
  await pause();
  await isShown('paused');

  await pause();
  await lab.cursorAtEndOf(1);
  await isShown('off');
  expect(widths.size, 'no word moves its neighbours').toBe(1);
});
