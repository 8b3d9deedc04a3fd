import { startAssistant, service } from '../../testing/servers/assistant';
import { placeAt } from '../../testing/cursorContextAt';
import { answerJson, type Answering, stopServers } from '../../testing/servers/standInServer';
import { outcomeOf } from '../acceptance/outcome';
import type { IRateable } from '../feedback/lastSuggestion';

afterEach(stopServers);

const PLACE = placeAt('# Build a Bell pair║');

/** A hosted service that completes with a text. */
const hosted =
  (feedback = 200): Answering =>
  (seen, response) => {
    if (seen.path === '/') {
      answerJson(response, {
        name: 'qiskit-code-assistant',
        capabilities: ['feedback']
      });
    } else if (seen.path === '/feedback') {
      answerJson(response, { message: 'Thanks.' }, feedback);
    } else if (seen.path === '/v1/chat/completions') {
      service('qc = QuantumCircuit(2)')(
        { ...seen, path: '/v1/completions' },
        response
      );
    } else {
      answerJson(response, { detail: 'Not Found' }, 404);
    }
  };

const DISMISSED = outcomeOf('dismissed', 10);

it('the suggestion that was shown last can be rated', async () => {
  const { server, assistant } = await startAssistant(hosted(), {
    dialect: 'auto'
  });
  const { offered } = assistant.service;
  expect(offered.last.current).toBeNull();
  expect(offered.now.feedback).toBe(false);
  const suggestion = await assistant.suggest(PLACE, false);
  await suggestion?.session.ended;
  expect(offered.last.current).toBeNull();
  assistant.settle('c1', DISMISSED);
  const last = offered.last.current;
  expect(last).toEqual({
    completion: 'c1',
    model: 'granite',
    input: '# Build a Bell pair\n',
    output: '\nqc = QuantumCircuit(2)'
  });
  expect(offered.now).toEqual({ feedback: true, migration: false });
  await offered.rate(last as IRateable, { positive: true, comment: '' });
  expect(server.seen.at(-1)?.body).toEqual({
    model_id: 'granite',
    prompt_id: 'c1',
    positive_feedback: true,
    input: '# Build a Bell pair\n',
    output: '\nqc = QuantumCircuit(2)'
  });
});

it('nothing is left to rate where another service is chosen', async () => {
  const { settings, assistant } = await startAssistant(hosted(), {
    dialect: 'auto'
  });
  await (
    await assistant.suggest(PLACE, false)
  )?.session.ended;
  assistant.settle('c1', DISMISSED);
  assistant.configure({ ...settings, serviceUrl: 'http://127.0.0.1:9' });
  expect(assistant.service.offered.last.current).toBeNull();
  expect(assistant.service.offered.now.feedback).toBe(false);
});

it('a completion that was never shown is not the last one', async () => {
  const { assistant } = await startAssistant(hosted(), { dialect: 'auto' });
  assistant.settle('unknown', DISMISSED);
  expect(assistant.service.offered.last.current).toBeNull();
});

it('what the service refuses is not offered any more', async () => {
  const { assistant } = await startAssistant(hosted(404), {
    dialect: 'auto'
  });
  await (
    await assistant.suggest(PLACE, false)
  )?.session.ended;
  assistant.settle('c1', DISMISSED);
  const rating = { positive: false, comment: 'Old.' };
  await expect(
    assistant.service.offered.rate(
      assistant.service.offered.last.current as IRateable,
      rating
    )
  ).rejects.toMatchObject({ problem: { kind: 'notFound' } });
  expect(assistant.service.offered.now.feedback).toBe(false);
});

it('where the dialect is set by hand, it is found out after the first answer', async () => {
  const { server, states, assistant } = await startAssistant(hosted(), {
    dialect: 'hosted'
  });
  const ready = states.next('ready');
  await assistant.suggest(PLACE, false);
  await ready;
  await assistant.service.client.extras.learn();
  expect(server.calls.filter(call => call === 'GET /')).toHaveLength(1);
  expect(assistant.service.offered.now.feedback).toBe(true);
});

it('is nothing where the settings name no service', async () => {
  const { settings, assistant } = await startAssistant(hosted());
  assistant.configure({ ...settings, serviceUrl: 'nowhere' });
  const { offered } = assistant.service;
  expect(offered.now).toEqual({ feedback: false, migration: false });
});

it('a token that is set anew leaves the suggestion, and asks again', async () => {
  const { assistant } = await startAssistant(hosted(404), { dialect: 'auto' });
  await (
    await assistant.suggest(PLACE, false)
  )?.session.ended;
  assistant.settle('c1', DISMISSED);
  const { offered } = assistant.service;
  const last = offered.last.current as IRateable;
  const rating = { positive: false, comment: '' };
  await expect(offered.rate(last, rating)).rejects.toThrow();
  assistant.renew();
  expect(assistant.service.offered.last.current).toBe(last);
  expect(assistant.service.offered.now.feedback).toBe(true);
});
