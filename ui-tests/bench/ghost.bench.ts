import { test } from '@jupyterlab/galata';
import { Random } from '../../src/testing/simulation/random';
import { LocalService } from '../support/service';
import { BenchLab } from './support/desk';
import { reportMeasurement } from './support/figures';

const SAMPLE_COUNT = 20;
const RUN_COUNT = 3;

/** Ten characters per second. */
const MEAN_KEY_GAP_MS = 100;

/** How the gaps between keys differ: not at all, and as people's do. */
const TYPING_STYLES = [
  { rhythm: 'evenly', spread: 0 },
  { rhythm: 'as people do', spread: 0.4 }
];

/** How long a service takes until it answers, in milliseconds. */
const SERVICE_DELAYS = [
  { service: 'at once', first_byte_ms: 0 },
  { service: 'after 300 ms', first_byte_ms: 300 }
];

/** Thirty characters. */
const OTHER_TEXT = 'result = sampler.run(circuits)';
const SUGGESTION = ' QuantumCircuit(3, 3, name=bell)';

/** Its last character is left: a ghost typed to its end asks what comes next. */
const TEXT_ALONG_GHOST = SUGGESTION.slice(0, -1);

test('ghost text', async ({
  browser,
  baseURL,
  tmpPath,
  waitForApplication
}) => {
  const scriptOf = (first_byte_ms: number) => ({
    default_accepted: true,
    rules: [{ chunks: [SUGGESTION], first_byte_ms }]
  });
  const service = await LocalService.startScripted(scriptOf(0));
  const { url, token } = service;
  const desk = await BenchLab.open({
    browser,
    baseURL,
    tmpPath,
    waitForApplication,
    settings: { serviceUrl: url, token }
  });
  const { lab } = desk;
  let line = 0;

  /** Type on a new line until there is a ghost. */
  async function ghost(): Promise<void> {
    await desk.setCellText(`x${++line} = 1\n`);
    await lab.type('circuit =', MEAN_KEY_GAP_MS);
    if ((await desk.waitFor('ghost', 10_000)) === null) {
      throw new Error('No ghost text came.');
    }
  }

  await ghost();
  const waits = { request: [], response: [], ghost: [] } as {
    [event in 'request' | 'response' | 'ghost']: number[];
  };
  for (let i = 0; i < SAMPLE_COUNT; i++) {
    await ghost();
    const marks = await desk.takeMarks();
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

  const random = new Random(1);

  /** How many requests a character costs, until a while after the last one. */
  async function requestsPer(text: string, spread: number): Promise<number> {
    const before = (await service.readPrompts()).length;
    for (const character of text) {
      await lab.type(character);
      await lab.page.waitForTimeout(random.keyGapMs(MEAN_KEY_GAP_MS, spread));
    }
    await lab.page.waitForTimeout(1000);
    return ((await service.readPrompts()).length - before) / text.length;
  }

  for (const { service: answers, first_byte_ms } of SERVICE_DELAYS) {
    await service.setScript(scriptOf(first_byte_ms));
    for (const { rhythm, spread } of TYPING_STYLES) {
      const along: number[] = [];
      const else_: number[] = [];
      for (let i = 0; i < RUN_COUNT; i++) {
        await desk.setCellText(`x${++line} = 1\n`);
        else_.push(await requestsPer(OTHER_TEXT, spread));
        await ghost();
        along.push(await requestsPer(TEXT_ALONG_GHOST, spread));
      }
      const per = `Requests per character typed ${rhythm}, answered ${answers}`;
      reportMeasurement({
        name: `${per}, other text`,
        unit: 'requests',
        ours: else_,
        goal: 'at most 0.2'
      });
      reportMeasurement({
        name: `${per}, along a ghost`,
        unit: 'requests',
        ours: along,
        goal: '0'
      });
    }
  }

  await desk.close();
  await service.dispose();
});
