import { test } from '@jupyterlab/galata';
import { Random } from '../../src/testing/simulation/random';
import { Service } from '../support/service';
import { Desk } from './support/desk';
import { report } from './support/figures';

const SAMPLES = 20;
const RUNS = 3;

/** Ten characters per second. */
const GAP_MS = 100;

/** How the gaps between keys differ: not at all, and as people's do. */
const RHYTHMS = [
  { rhythm: 'evenly', spread: 0 },
  { rhythm: 'as people do', spread: 0.4 }
];

/** How long a service takes until it answers, in milliseconds. */
const SERVICES = [
  { service: 'at once', first_byte_ms: 0 },
  { service: 'after 300 ms', first_byte_ms: 300 }
];

/** Thirty characters. */
const SOMETHING_ELSE = 'result = sampler.run(circuits)';
const SUGGESTED = ' QuantumCircuit(3, 3, name=bell)';

/** Its last character is left: a ghost typed to its end asks what comes next. */
const ALONG = SUGGESTED.slice(0, -1);

test('ghost text', async ({
  browser,
  baseURL,
  tmpPath,
  waitForApplication
}) => {
  const scriptOf = (first_byte_ms: number) => ({
    default_accepted: true,
    rules: [{ chunks: [SUGGESTED], first_byte_ms }]
  });
  const service = await Service.scripted(scriptOf(0));
  const { url, token } = service;
  const desk = await Desk.open({
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
    await desk.write(`x${++line} = 1\n`);
    await lab.type('circuit =', GAP_MS);
    if ((await desk.until('ghost', 10_000)) === null) {
      throw new Error('No ghost text came.');
    }
  }

  await ghost();
  const waits = { request: [], response: [], ghost: [] } as {
    [event in 'request' | 'response' | 'ghost']: number[];
  };
  for (let i = 0; i < SAMPLES; i++) {
    await ghost();
    const marks = await desk.marks();
    const last = (event: string) =>
      marks.filter(mark => mark.event === event).at(-1)?.at ?? NaN;
    waits.request.push(last('request') - last('key'));
    waits.response.push(last('response') - last('request'));
    waits.ghost.push(last('ghost') - last('response'));
    await lab.press('Escape');
  }
  const unit = 'ms';
  report({
    name: 'Last key to request, with the wait for a pause',
    unit,
    ours: waits.request
  });
  report({ name: 'Request to first byte', unit, ours: waits.response });
  report({ name: 'First byte to ghost text', unit, ours: waits.ghost });

  const random = new Random(1);

  /** How many requests a character costs, until a while after the last one. */
  async function requestsPer(text: string, spread: number): Promise<number> {
    const before = (await service.prompts()).length;
    for (const character of text) {
      await lab.type(character);
      await lab.page.waitForTimeout(random.keyGap(GAP_MS, spread));
    }
    await lab.page.waitForTimeout(1000);
    return ((await service.prompts()).length - before) / text.length;
  }

  for (const { service: answers, first_byte_ms } of SERVICES) {
    await service.answer(scriptOf(first_byte_ms));
    for (const { rhythm, spread } of RHYTHMS) {
      const along: number[] = [];
      const else_: number[] = [];
      for (let i = 0; i < RUNS; i++) {
        await desk.write(`x${++line} = 1\n`);
        else_.push(await requestsPer(SOMETHING_ELSE, spread));
        await ghost();
        along.push(await requestsPer(ALONG, spread));
      }
      const per = `Requests per character typed ${rhythm}, answered ${answers}`;
      report({
        name: `${per}, other text`,
        unit: 'requests',
        ours: else_,
        goal: 'at most 0.2'
      });
      report({
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
