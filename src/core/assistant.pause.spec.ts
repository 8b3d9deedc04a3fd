import {
  createServiceHandler,
  startAssistant
} from '../testing/servers/assistant';
import { createCursorContext } from '../testing/cursorContextAt';
import {
  beginEventStream,
  createChunk,
  stopServers
} from '../testing/servers/testServer';
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

it('a pause aborts running requests and sends nothing until it ends', async () => {
  let resolveClosed: () => void = () => undefined;
  const closed = new Promise<void>(resolve => (resolveClosed = resolve));
  const { assistant, server, statusLog, settings } = await startAssistant(
    createServiceHandler('', response => {
      response.on('close', () => resolveClosed());
      beginEventStream(response)(createChunk('Circuit('));
    })
  );
  await assistant.completions.suggest(CONTEXT, false);
  assistant.configure({ ...settings, paused: true });
  await closed;
  expect(statusLog.all.at(-1)).toEqual({ kind: 'paused' });
  const countBefore = server.requests.length;
  await expect(
    assistant.completions.suggest(CONTEXT, true)
  ).rejects.toMatchObject({
    name: 'AbortError'
  });
  expect(server.requests).toHaveLength(countBefore);
  assistant.configure(settings);
  expect(statusLog.all.at(-1)?.kind).toBe('ready');
  await assistant.completions.suggest(CONTEXT, false);
  expect(server.requests.length).toBeGreaterThan(countBefore);
  assistant.completions.cancel();
});

it.each<[string, (assistant: Assistant) => Promise<unknown>]>([
  ['a suggestion', assistant => assistant.completions.suggest(CONTEXT, false)],
  ['the models', assistant => assistant.listModels()],
  ['a model’s details', assistant => assistant.getModelDetail('granite')],
  ['the disclaimer', assistant => assistant.getDisclaimer()],
  ['a model’s disclaimer', assistant => assistant.getDisclaimer('other')],
  [
    'an answer to the disclaimer',
    assistant => assistant.answerDisclaimer(DISCLAIMER, true)
  ],
  ['a rating', ({ service }) => service.client.extraFeatures.sendFeedback({})],
  [
    'a migration',
    ({ service }) =>
      service.client.extraFeatures
        .migrate('', new AbortController().signal)
        .next()
  ]
])(
  'a request for %s fails while paused, and is not sent',
  async (_, request) => {
    const { assistant, server, statusLog } = await startAssistant(
      createServiceHandler('Circuit(2)'),
      { paused: true }
    );
    await expect(request(assistant)).rejects.toMatchObject({
      problem: { kind: 'paused' }
    });
    expect(server.requestLines).toEqual([]);
    expect(statusLog.all.every(({ kind }) => kind === 'paused')).toBe(true);
  }
);

it('requests that failed while paused succeed afterwards', async () => {
  const { assistant, settings } = await startAssistant(
    createServiceHandler('Circuit(2)'),
    {
      paused: true
    }
  );
  await expect(assistant.listModels()).rejects.toThrow();
  assistant.configure({ ...settings, paused: false });
  expect(await assistant.listModels()).toHaveLength(2);
  expect(await assistant.completions.suggest(CONTEXT, true)).not.toBeNull();
});
