import { test } from '@jupyterlab/galata';
import { LocalService } from '../support/localService';
import { BenchLab } from './support/benchLab';
import { reportMeasurement } from './support/measurements';

const SAMPLE_COUNT = 40;

/**
 * JupyterLab's key that requests ghost text, without waiting for a pause in
 * typing.
 */
const INVOKE_KEY = 'Alt+\\';

test('ghost text on request', async ({
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
  const benchLab = await BenchLab.open({
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
  // The first sample is left out: it loads what is loaded on first use.
  for (let i = -1; i < SAMPLE_COUNT; i++) {
    // A different line each time, since the cache would answer the same one.
    await benchLab.setCellText(`x${i + 1} = 1\ncircuit =`);
    await benchLab.lab.press(INVOKE_KEY);
    if ((await benchLab.waitFor('ghost')) === null) {
      throw new Error('No ghost text was shown.');
    }
    const marks = await benchLab.takeMarks();
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
    await benchLab.lab.press('Escape');
  }
  const prefix = 'On request';
  const unit = 'ms';
  reportMeasurement({
    name: `${prefix}: key to request`,
    unit,
    ours: waits.request
  });
  // The service sends its headers with its first chunk.
  reportMeasurement({
    name: `${prefix}: the service`,
    unit,
    ours: waits.service
  });
  reportMeasurement({
    name: `${prefix}: first byte to ghost`,
    unit,
    ours: waits.placed
  });
  reportMeasurement({
    name: `${prefix}: key to ghost, less the service`,
    unit,
    ours: waits.ours,
    goal: 'p50 at most 15 ms'
  });
  // Half a frame or more, which depends on the screen alone.
  reportMeasurement({
    name: `${prefix}: until it is drawn`,
    unit,
    ours: waits.drawn
  });
  await benchLab.close();
  await service.dispose();
});
