import { test } from '@jupyterlab/galata';
import { createKeyGapSampler } from '../../src/testing/keyGaps';
import { LocalService } from '../support/localService';
import { BenchLab } from './support/benchLab';
import { reportMeasurement } from './support/measurements';

const SAMPLE_COUNT = 20;
const RUN_COUNT = 3;

/** The mean time between two keys: ten characters per second. */
const MEAN_KEY_GAP_MS = 100;

/** The spread of the gaps between keys: none, and as in human typing. */
const TYPING_STYLES = [
  { style: 'evenly', spread: 0 },
  { style: 'with human gaps', spread: 0.4 }
];

/** The times until the service's answer. */
const SERVICE_DELAYS = [
  { delay: 'at once', first_byte_ms: 0 },
  { delay: 'after 300 ms', first_byte_ms: 300 }
];

/** Text of 30 characters that differs from the suggestion. */
const OTHER_TEXT = 'result = sampler.run(circuits)';
const SUGGESTION = ' QuantumCircuit(3, 3, name=bell)';

/** All but the last character: typing the last one requests what comes next. */
const TEXT_ALONG_GHOST = SUGGESTION.slice(0, -1);

test('ghost text', async ({
  browser,
  baseURL,
  tmpPath,
  waitForApplication
}) => {
  const createScript = (first_byte_ms: number) => ({
    default_accepted: true,
    rules: [{ chunks: [SUGGESTION], first_byte_ms }]
  });
  const service = await LocalService.startScripted(createScript(0));
  const { url, token } = service;
  const benchLab = await BenchLab.open({
    browser,
    baseURL,
    tmpPath,
    waitForApplication,
    settings: { serviceUrl: url, token }
  });
  const { lab } = benchLab;
  let line = 0;

  /** Types on a new line and waits for ghost text. */
  async function typeUntilGhost(): Promise<void> {
    await benchLab.setCellText(`x${++line} = 1\n`);
    await lab.type('circuit =', MEAN_KEY_GAP_MS);
    if ((await benchLab.waitFor('ghost', 10_000)) === null) {
      throw new Error('No ghost text was shown.');
    }
  }

  await typeUntilGhost();
  const waits = { request: [], response: [], ghost: [] } as {
    [event in 'request' | 'response' | 'ghost']: number[];
  };
  for (let i = 0; i < SAMPLE_COUNT; i++) {
    await typeUntilGhost();
    const marks = await benchLab.takeMarks();
    const last = (event: string) =>
      marks.filter(mark => mark.event === event).at(-1)?.timeMs ?? NaN;
    waits.request.push(last('request') - last('key'));
    waits.response.push(last('response') - last('request'));
    waits.ghost.push(last('ghost') - last('response'));
    await lab.press('Escape');
  }
  const unit = 'ms';
  reportMeasurement({
    name: 'Last key to request, with the wait for a pause',
    unit,
    ours: waits.request
  });
  reportMeasurement({
    name: 'Request to first byte',
    unit,
    ours: waits.response
  });
  reportMeasurement({
    name: 'First byte to ghost text',
    unit,
    ours: waits.ghost
  });

  const sampleKeyGapMs = createKeyGapSampler(1);

  /** Returns the number of requests per character, until 1 s after the last one. */
  async function countRequestsPerCharacter(
    text: string,
    spread: number
  ): Promise<number> {
    const before = (await service.readPrompts()).length;
    for (const character of text) {
      await lab.type(character);
      await lab.page.waitForTimeout(sampleKeyGapMs(MEAN_KEY_GAP_MS, spread));
    }
    await lab.page.waitForTimeout(1000);
    return ((await service.readPrompts()).length - before) / text.length;
  }

  for (const { delay, first_byte_ms } of SERVICE_DELAYS) {
    await service.setScript(createScript(first_byte_ms));
    for (const { style, spread } of TYPING_STYLES) {
      const alongGhost: number[] = [];
      const otherText: number[] = [];
      for (let i = 0; i < RUN_COUNT; i++) {
        await benchLab.setCellText(`x${++line} = 1\n`);
        otherText.push(await countRequestsPerCharacter(OTHER_TEXT, spread));
        await typeUntilGhost();
        alongGhost.push(
          await countRequestsPerCharacter(TEXT_ALONG_GHOST, spread)
        );
      }
      const prefix = `Requests per character typed ${style}, answered ${delay}`;
      reportMeasurement({
        name: `${prefix}, other text`,
        unit: 'requests',
        ours: otherText,
        goal: 'at most 0.2'
      });
      reportMeasurement({
        name: `${prefix}, along a ghost`,
        unit: 'requests',
        ours: alongGhost,
        goal: '0'
      });
    }
  }

  await benchLab.close();
  await service.dispose();
});
