import * as path from 'node:path';
import { expect, test } from '../support/lab';
import { LocalService } from '../support/localService';
import { PICTURES_FOLDER } from '../support/pictures';
import { Film } from './film';

/**
 * The animated picture of the README: ghost text for a comment, accepted in
 * parts.
 */

const COMMENT = '# Build a Bell pair and measure it';
const CODE = [
  'circuit = QuantumCircuit(2)',
  'circuit.h(0)',
  'circuit.cx(0, 1)',
  'circuit.measure_all()'
];

let service: LocalService;
test.beforeAll(async () => {
  service = await LocalService.startScripted({
    default_accepted: true,
    rules: [
      { prompt: 'measure it\\s*$', chunks: [CODE.join('\n')] },
      { prompt: 'circuit\\.dr$', chunks: ['aw("mpl")'] },
      { prompt: '.', chunks: ['\n'] }
    ]
  });
});
test.afterAll(() => service.dispose());
test.use({
  settings: async ({}, use) => {
    await use({
      serviceUrl: service.url,
      token: service.token,
      automatic: false
    });
  }
});

test('a film of ghost text', async ({ lab }) => {
  const { page } = lab;
  await page.theme.setLightTheme();
  await lab.openNotebook(['from qiskit import QuantumCircuit', '']);
  await page.sidebar.close('left');
  await lab.moveCursorToEndOf(1);
  const box = await page.locator('.jp-Notebook').boundingBox();
  const { x = 0, y = 0 } = box ?? {};
  const film = new Film(page, { x, y, width: 700, height: 260 });

  /** Presses a key and shows its name. */
  const press = async (key: string, name: string) => {
    await film.showKeys(name);
    await lab.press(key);
  };
  /** Types slowly enough to read along. */
  const type = async (text: string) => {
    await film.showKeys('');
    for (const characters of text.match(/.{1,2}/g) ?? []) {
      await lab.type(characters);
      await film.takeFrame(90);
    }
  };

  await film.takeFrame(800);
  await type(COMMENT);
  await film.takeFrame(700);
  await press('Tab', 'Tab');
  await expect(lab.ghost).toContainText('measure_all');
  await film.takeFrame(1600);
  for (const words of ['circuit', 'circuit =', 'circuit = QuantumCircuit']) {
    await press('Control+ArrowRight', 'Ctrl + →   a word');
    await expect.poll(() => lab.getSource(1)).toBe(`${COMMENT}\n${words}`);
    await film.takeFrame(600);
  }
  for (const lines of [1, 2]) {
    await press('Alt+ArrowRight', 'Alt + →   a line');
    const accepted = [COMMENT, ...CODE.slice(0, lines)].join('\n');
    await expect.poll(() => lab.getSource(1)).toBe(accepted);
    await film.takeFrame(900);
  }
  await press('Tab', 'Tab   all of it');
  const source = [COMMENT, ...CODE].join('\n');
  await expect.poll(() => lab.getSource(1)).toBe(source);
  await film.takeFrame(1400);

  await lab.changeSetting('automatic', true);
  await film.showKeys('');
  await lab.press('Enter');
  await type('circuit.dr');
  await expect(lab.ghost).toHaveText('aw("mpl")');
  await film.takeFrame(1400);
  await press('Tab', 'Tab');
  await expect
    .poll(() => lab.getSource(1))
    .toBe(`${source}\ncircuit.draw("mpl")`);
  await film.takeFrame(2500);
  await film.writeGif(path.join(PICTURES_FOLDER, 'tour.gif'));
});
