import { CommandIDs } from '../../src/commandIds';
import { checkInForcedColours } from '../support/appearanceChecks';
import { expect, test } from '../support/lab';
import { LocalService } from '../support/localService';
import { takePicturesInBothThemes } from '../support/pictures';

/** Every status in the status item: its word, its icon, and pictures of them. */

const RULES = [{ chunks: [' QuantumCircuit(2)'] }];

let service: LocalService;
test.beforeAll(async () => {
  service = await LocalService.startScripted({ rules: RULES });
});
test.afterAll(() => service.dispose());

test('each status has its own word and icon', async ({ lab }) => {
  const { page, statusItem: status } = lab;
  const icons: (string | null)[] = [];
  const widths = new Set<number | undefined>();
  const bar = page.locator('#jp-bottom-panel');
  const expectStatus = (word: string) =>
    test.step(word, async () => {
      await expect(status).toHaveText(`Qiskit: ${word}`);
      const readIcon = () => status.locator('svg').getAttribute('data-icon');
      // Icons are loaded on first use.
      await expect
        .poll(async () => icons.includes(await readIcon()))
        .toBe(false);
      icons.push(await readIcon());
      widths.add((await status.boundingBox())?.width);
      await takePicturesInBothThemes(page, `state-${word}`, bar);
      await checkInForcedColours(page, `state-${word}`, bar);
    });
  const requestSuggestionIn = async (cell: number) => {
    await lab.moveCursorToEndOf(cell);
    await lab.press('Alt+Backslash');
  };

  await lab.changeSetting('automatic', false);
  await lab.openNotebook(['circuit =', '# qiskit-completer: off\ncircuit =']);
  await expectStatus('unconnected');

  await lab.changeSetting('serviceUrl', 'http://127.0.0.1:9/v1');
  await requestSuggestionIn(0);
  await expectStatus('failed');

  await lab.changeSetting('serviceUrl', service.url);
  await lab.changeSetting('token', service.token);
  await requestSuggestionIn(0);
  await lab.dialog.getByRole('button', { name: 'Later' }).click();
  await expectStatus('disclaimer');

  await status.click();
  await lab.dialog.getByRole('button', { name: 'Accept' }).click();
  await expect(status).toHaveText('Qiskit: ready');
  await service.setScript({ rules: [{ fault: 'hang' }] });
  await requestSuggestionIn(0);
  await expectStatus('working');

  await lab.press('Escape');
  await service.setScript({ rules: RULES });
  await requestSuggestionIn(0);
  await expect(lab.ghost).toHaveText(' QuantumCircuit(2)');
  await expectStatus('ready');

  const togglePause = () =>
    page.evaluate(
      id => window.jupyterapp.commands.execute(id),
      CommandIDs.togglePaused
    );
  await togglePause();
  await expectStatus('paused');

  await togglePause();
  await lab.moveCursorToEndOf(1);
  await expectStatus('off');
  expect(widths.size, 'all words have the same width').toBe(1);
});
