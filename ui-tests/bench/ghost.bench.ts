import { test } from '@jupyterlab/galata';
import { Service } from '../support/service';
import { Desk } from './support/desk';
import { report } from './support/figures';

const SAMPLES = 20;
const RUNS = 3;

/** Ten characters per second. */
const GAP_MS = 100;

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
  const service = await Service.scripted({
    default_accepted: true,
    rules: [{ chunks: [SUGGESTED] }]
  });
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

  /** How many requests typing a text costs, until a while after its last key. */
  async function requestsFor(text: string): Promise<number> {
    const before = (await service.prompts()).length;
    await lab.type(text, GAP_MS);
    await lab.page.waitForTimeout(1000);
    return (await service.prompts()).length - before;
  }

  const along: number[] = [];
  const else_: number[] = [];
  for (let i = 0; i < RUNS; i++) {
    await desk.write(`x${++line} = 1\n`);
    else_.push((await requestsFor(SOMETHING_ELSE)) / SOMETHING_ELSE.length);
    await ghost();
    along.push((await requestsFor(ALONG)) / ALONG.length);
  }
  const per = 'Requests per character typed';
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

  await desk.close();
  await service.dispose();
});
