import { test } from '@jupyterlab/galata';
import { Service } from '../support/service';
import { Desk } from './support/desk';
import { report } from './support/figures';

const SAMPLES = 40;

/** JupyterLab's key for ghost text. A suggestion that is asked for waits for no pause. */
const ASK = 'Alt+\\';

test('ghost text that is asked for', async ({
  browser,
  baseURL,
  tmpPath,
  waitForApplication
}) => {
  const service = await Service.scripted({
    default_accepted: true,
    rules: [{ chunks: [' QuantumCircuit(2)'] }]
  });
  const { url, token } = service;
  const desk = await Desk.open({
    browser,
    baseURL,
    tmpPath,
    waitForApplication,
    settings: { serviceUrl: url, token, automatic: false }
  });
  const waits = {
    request: [],
    service: [],
    placed: [],
    ours: [],
    drawn: []
  } as {
    [wait in 'request' | 'service' | 'placed' | 'ours' | 'drawn']: number[];
  };
  // The first one loads what is loaded on first use.
  for (let i = -1; i < SAMPLES; i++) {
    // Another line each time: what is known already would be no request.
    await desk.write(`x${i + 1} = 1\ncircuit =`);
    await desk.lab.press(ASK);
    if ((await desk.until('ghost')) === null) {
      throw new Error('No ghost text came.');
    }
    const marks = await desk.marks();
    const last = (event: string) =>
      marks.filter(mark => mark.event === event).at(-1)?.at ?? NaN;
    if (i >= 0) {
      const request = last('request') - last('key');
      const placed = last('ghostPlaced') - last('response');
      waits.request.push(request);
      waits.service.push(last('response') - last('request'));
      waits.placed.push(placed);
      waits.ours.push(request + placed);
      waits.drawn.push(last('ghost') - last('ghostPlaced'));
    }
    await desk.lab.press('Escape');
  }
  const asked = 'Asked for';
  const unit = 'ms';
  report({ name: `${asked}: key to request`, unit, ours: waits.request });
  // The service sends its headers with its first piece.
  report({ name: `${asked}: the service`, unit, ours: waits.service });
  report({ name: `${asked}: first byte to ghost`, unit, ours: waits.placed });
  report({
    name: `${asked}: key to ghost, less the service`,
    unit,
    ours: waits.ours,
    goal: 'p50 at most 15 ms'
  });
  // Half a frame or more: nobody can hurry the screen.
  report({ name: `${asked}: until it is drawn`, unit, ours: waits.drawn });
  await desk.close();
  await service.dispose();
});
