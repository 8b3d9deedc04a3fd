import { service, startAssistant } from '../testing/servers/assistant';
import { placeAt } from '../testing/cursorContextAt';
import { answerStream, chunkOf, stopServers } from '../testing/servers/standInServer';
import type { Assistant } from './assistant';

const PLACE = placeAt('qc = Quantum║');

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
    service('', response => {
      response.on('close', () => closed());
      answerStream(response)(chunkOf('Circuit('));
    })
  );
  await assistant.suggest(PLACE, false);
  assistant.configure({ ...settings, paused: true });
  await left;
  expect(states.all.at(-1)).toEqual({ kind: 'paused' });
  const asked = server.seen.length;
  await expect(assistant.suggest(PLACE, true)).rejects.toMatchObject({
    name: 'AbortError'
  });
  expect(server.seen).toHaveLength(asked);
  assistant.configure(settings);
  expect(states.all.at(-1)?.kind).toBe('ready');
  await assistant.suggest(PLACE, false);
  expect(server.seen.length).toBeGreaterThan(asked);
  assistant.cancel();
});

it.each<[string, (assistant: Assistant) => Promise<unknown>]>([
  ['a suggestion', assistant => assistant.suggest(PLACE, false)],
  ['the models', assistant => assistant.models()],
  ['a model', assistant => assistant.model('granite')],
  ['the disclaimer', assistant => assistant.disclaimer()],
  ['a model’s disclaimer', assistant => assistant.disclaimer('other')],
  ['a review', assistant => assistant.review(DISCLAIMER, true)],
  [
    'a rating',
    ({ service }) =>
      service.offered.rate(
        { completion: 'c1', model: 'granite', input: '', output: '' },
        { positive: true, comment: '' }
      )
  ],
  [
    'an update of code',
    ({ service }) =>
      service.offered.migrate('', new AbortController().signal).next()
  ]
])('while paused it is said to who wants %s, and not sent', async (_, ask) => {
  const { assistant, server, states } = await startAssistant(
    service('Circuit(2)'),
    { paused: true }
  );
  await expect(ask(assistant)).rejects.toMatchObject({
    problem: { kind: 'paused' }
  });
  expect(server.calls).toEqual([]);
  expect(states.all.every(({ kind }) => kind === 'paused')).toBe(true);
});

it('what was wanted while paused is had after it', async () => {
  const { assistant, settings } = await startAssistant(service('Circuit(2)'), {
    paused: true
  });
  await expect(assistant.models()).rejects.toThrow();
  assistant.configure({ ...settings, paused: false });
  expect(await assistant.models()).toHaveLength(2);
  expect(await assistant.suggest(PLACE, true)).not.toBeNull();
});
