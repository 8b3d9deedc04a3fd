import {
  createServiceHandler,
  startAssistant
} from '../testing/servers/assistant';
import { createCursorContext } from '../testing/cursorContextAt';
import {
  beginEventStream,
  createChunk,
  stopServers
} from '../testing/servers/standInServer';
import type { Assistant } from './assistant';

const CONTEXT = createCursorContext('qc = Quantum║');

const DISCLAIMER = {
  id: 'd1',
  version: '',
  title: '',
  body: 'Text',
  model: 'granite',
  accepted: false
};

afterEach(stopServers);

it('a pause gives up what runs and sends nothing, until it ends', async () => {
  let closed: () => void = () => undefined;
  const left = new Promise<void>(resolve => (closed = resolve));
  const { assistant, server, states, settings } = await startAssistant(
    createServiceHandler('', response => {
      response.on('close', () => closed());
      beginEventStream(response)(createChunk('Circuit('));
    })
  );
  await assistant.suggest(CONTEXT, false);
  assistant.configure({ ...settings, paused: true });
  await left;
  expect(states.all.at(-1)).toEqual({ kind: 'paused' });
  const asked = server.requests.length;
  await expect(assistant.suggest(CONTEXT, true)).rejects.toMatchObject({
    name: 'AbortError'
  });
  expect(server.requests).toHaveLength(asked);
  assistant.configure(settings);
  expect(states.all.at(-1)?.kind).toBe('ready');
  await assistant.suggest(CONTEXT, false);
  expect(server.requests.length).toBeGreaterThan(asked);
  assistant.cancel();
});

it.each<[string, (assistant: Assistant) => Promise<unknown>]>([
  ['a suggestion', assistant => assistant.suggest(CONTEXT, false)],
  ['the models', assistant => assistant.listModels()],
  ['a model', assistant => assistant.getModelDetail('granite')],
  ['the disclaimer', assistant => assistant.getDisclaimer()],
  ['a model’s disclaimer', assistant => assistant.getDisclaimer('other')],
  ['a review', assistant => assistant.answerDisclaimer(DISCLAIMER, true)],
  [
    'a rating',
    ({ service }) =>
      service.extraFeatures.rate(
        { completion: 'c1', model: 'granite', input: '', output: '' },
        { positive: true, comment: '' }
      )
  ],
  [
    'an update of code',
    ({ service }) =>
      service.extraFeatures.migrate('', new AbortController().signal).next()
  ]
])('while paused it is said to who wants %s, and not sent', async (_, ask) => {
  const { assistant, server, states } = await startAssistant(
    createServiceHandler('Circuit(2)'),
    { paused: true }
  );
  await expect(ask(assistant)).rejects.toMatchObject({
    problem: { kind: 'paused' }
  });
  expect(server.requestLines).toEqual([]);
  expect(states.all.every(({ kind }) => kind === 'paused')).toBe(true);
});

it('what was wanted while paused is had after it', async () => {
  const { assistant, settings } = await startAssistant(
    createServiceHandler('Circuit(2)'),
    {
      paused: true
    }
  );
  await expect(assistant.listModels()).rejects.toThrow();
  assistant.configure({ ...settings, paused: false });
  expect(await assistant.listModels()).toHaveLength(2);
  expect(await assistant.suggest(CONTEXT, true)).not.toBeNull();
});
