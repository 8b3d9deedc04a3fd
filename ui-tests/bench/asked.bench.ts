import { test } from '@jupyterlab/galata';
import { LocalService } from '../support/service';
import { BenchLab } from './support/desk';
import { reportMeasurement } from './support/figures';

const SAMPLE_COUNT = 40;

/** JupyterLab's key for ghost text. A suggestion that is asked for waits for no pause. */
const INVOKE_KEY = 'Alt+\\';

test('ghost text that is asked for', async ({
  browser,
  baseURL,
  tmpPath,
  waitForApplication
}) => {
  const service = await LocalService.startScripted({
    default_accepted: true,
    rules: [{ chunks: [' QuantumCircuit(2)'] }]
  });
  const { url, token } = service;
  const desk = await BenchLab.open({
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
  for (let i = -1; i < SAMPLE_COUNT; i++) {
    // Another line each time: what is known already would be no request.
    await desk.setCellText(`x${i + 1} = 1\ncircuit =`);
    await desk.lab.press(INVOKE_KEY);
    if ((await desk.waitFor('ghost')) === null) {
      throw new Error('No ghost text came.');
    }
    const marks = await desk.takeMarks();
    const last = (event: string) =>
      marks.filter(mark => mark.event === event).at(-1)?.timeMs ?? NaN;
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
  reportMeasurement({
    name: `${asked}: key to request`,
    unit,
    ours: waits.request
  });
  // The service sends its headers with its first piece.
  reportMeasurement({
    name: `${asked}: the service`,
    unit,
    ours: waits.service
  });
  reportMeasurement({
    name: `${asked}: first byte to ghost`,
    unit,
    ours: waits.placed
  });
  reportMeasurement({
    name: `${asked}: key to ghost, less the service`,
    unit,
    ours: waits.ours,
    goal: 'p50 at most 15 ms'
  });
  // Half a frame or more: nobody can hurry the screen.
  reportMeasurement({
    name: `${asked}: until it is drawn`,
    unit,
    ours: waits.drawn
  });
  await desk.close();
  await service.dispose();
});
