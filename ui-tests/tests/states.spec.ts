import { CommandIDs } from '../../src/commandIds';
import { checkInForcedColours } from '../support/appearances';
import { expect, test } from '../support/lab';
import { takePicturesInBothThemes } from '../support/pictures';
import { LocalService } from '../support/service';

/** Every state of the status item on one page: its word, its icon, and how they look. */

const RULES = [{ chunks: [' QuantumCircuit(2)'] }];

let service: LocalService;
test.beforeAll(async () => {
  service = await LocalService.startScripted({ rules: RULES });
});
test.afterAll(() => service.dispose());

test('each state has a word and an icon of its own, from the first start on', async ({
  lab
}) => {
  const { page, statusItem: status } = lab;
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
      await takePicturesInBothThemes(page, `state-${word}`, bar);
      await checkInForcedColours(page, `state-${word}`, bar);
    });
  const ask = async (cell: number) => {
    await lab.moveCursorToEndOf(cell);
    await lab.press('Alt+Backslash');
  };

  await lab.changeSetting('automatic', false);
  await lab.openNotebook(['circuit =', '# qiskit-completer: off\ncircuit =']);
  await isShown('unconnected');

  await lab.changeSetting('serviceUrl', 'http://127.0.0.1:9/v1');
  await ask(0);
  await isShown('failed');

  await lab.changeSetting('serviceUrl', service.url);
  await lab.changeSetting('token', service.token);
  await ask(0);
  await lab.dialog.getByRole('button', { name: 'Later' }).click();
  await isShown('disclaimer');

  await status.click();
  await lab.dialog.getByRole('button', { name: 'Accept' }).click();
  await expect(status).toHaveText('Qiskit: ready');
  await service.setScript({ rules: [{ fault: 'hang' }] });
  await ask(0);
  await isShown('working');

  await lab.press('Escape');
  await service.setScript({ rules: RULES });
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
  await lab.moveCursorToEndOf(1);
  await isShown('off');
  expect(widths.size, 'no word moves its neighbours').toBe(1);
});
