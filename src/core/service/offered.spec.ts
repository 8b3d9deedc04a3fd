import {
  startAssistant,
  createServiceHandler
} from '../../testing/servers/assistant';
import { createCursorContext } from '../../testing/cursorContextAt';
import {
  answerJson,
  type RequestHandler,
  stopServers
} from '../../testing/servers/standInServer';
import { outcomeOf } from '../acceptance/outcome';
import type { IRateable } from '../feedback/lastSuggestion';

afterEach(stopServers);

const CONTEXT = createCursorContext('# Build a Bell pair║');

/** A hosted service that completes with a text. */
const createHostedService =
  (feedbackStatus = 200): RequestHandler =>
  (seen, response) => {
    if (seen.path === '/') {
      answerJson(response, {
        name: 'qiskit-code-assistant',
        capabilities: ['feedback']
      });
    } else if (seen.path === '/feedback') {
      answerJson(response, { message: 'Thanks.' }, feedbackStatus);
    } else if (seen.path === '/v1/chat/completions') {
      createServiceHandler('qc = QuantumCircuit(2)')(
        { ...seen, path: '/v1/completions' },
        response
      );
    } else {
      answerJson(response, { detail: 'Not Found' }, 404);
    }
  };

const DISMISSED = outcomeOf('dismissed', 10);

it('the suggestion that was shown last can be rated', async () => {
  const { server, assistant } = await startAssistant(createHostedService(), {
    dialect: 'auto'
  });
  const { extraFeatures: offered } = assistant.service;
  expect(offered.lastSuggestion.current).toBeNull();
  expect(offered.features.feedback).toBe(false);
  const suggestion = await assistant.suggest(CONTEXT, false);
  await suggestion?.session.ended;
  expect(offered.lastSuggestion.current).toBeNull();
  assistant.reportOutcome('c1', DISMISSED);
  const last = offered.lastSuggestion.current;
  expect(last).toEqual({
    completion: 'c1',
    model: 'granite',
    input: '# Build a Bell pair\n',
    output: '\nqc = QuantumCircuit(2)'
  });
  expect(offered.features).toEqual({ feedback: true, migration: false });
  await offered.rate(last as IRateable, { positive: true, comment: '' });
  expect(server.requests.at(-1)?.body).toEqual({
    model_id: 'granite',
    prompt_id: 'c1',
    positive_feedback: true,
    input: '# Build a Bell pair\n',
    output: '\nqc = QuantumCircuit(2)'
  });
});

it('nothing is left to rate where another service is chosen', async () => {
  const { settings, assistant } = await startAssistant(createHostedService(), {
    dialect: 'auto'
  });
  await (
    await assistant.suggest(CONTEXT, false)
  )?.session.ended;
  assistant.reportOutcome('c1', DISMISSED);
  assistant.configure({ ...settings, serviceUrl: 'http://127.0.0.1:9' });
  expect(assistant.service.extraFeatures.lastSuggestion.current).toBeNull();
  expect(assistant.service.extraFeatures.features.feedback).toBe(false);
});

it('a completion that was never shown is not the last one', async () => {
  const { assistant } = await startAssistant(createHostedService(), {
    dialect: 'auto'
  });
  assistant.reportOutcome('unknown', DISMISSED);
  expect(assistant.service.extraFeatures.lastSuggestion.current).toBeNull();
});

it('what the service refuses is not offered any more', async () => {
  const { assistant } = await startAssistant(createHostedService(404), {
    dialect: 'auto'
  });
  await (
    await assistant.suggest(CONTEXT, false)
  )?.session.ended;
  assistant.reportOutcome('c1', DISMISSED);
  const rating = { positive: false, comment: 'Old.' };
  await expect(
    assistant.service.extraFeatures.rate(
      assistant.service.extraFeatures.lastSuggestion.current as IRateable,
      rating
    )
  ).rejects.toMatchObject({ problem: { kind: 'notFound' } });
  expect(assistant.service.extraFeatures.features.feedback).toBe(false);
});

it('where the dialect is set by hand, it is found out after the first answer', async () => {
  const { server, states, assistant } = await startAssistant(
    createHostedService(),
    {
      dialect: 'hosted'
    }
  );
  const ready = states.waitForNext('ready');
  await assistant.suggest(CONTEXT, false);
  await ready;
  await assistant.service.client.extraFeatures.discover();
  expect(server.requestLines.filter(call => call === 'GET /')).toHaveLength(1);
  expect(assistant.service.extraFeatures.features.feedback).toBe(true);
});

it('is nothing where the settings name no service', async () => {
  const { settings, assistant } = await startAssistant(createHostedService());
  assistant.configure({ ...settings, serviceUrl: 'nowhere' });
  const { extraFeatures: offered } = assistant.service;
  expect(offered.features).toEqual({ feedback: false, migration: false });
});

it('a token that is set anew leaves the suggestion, and asks again', async () => {
  const { assistant } = await startAssistant(createHostedService(404), {
    dialect: 'auto'
  });
  await (
    await assistant.suggest(CONTEXT, false)
  )?.session.ended;
  assistant.reportOutcome('c1', DISMISSED);
  const { extraFeatures: offered } = assistant.service;
  const last = offered.lastSuggestion.current as IRateable;
  const rating = { positive: false, comment: '' };
  await expect(offered.rate(last, rating)).rejects.toThrow();
  assistant.reconnect();
  expect(assistant.service.extraFeatures.lastSuggestion.current).toBe(last);
  expect(assistant.service.extraFeatures.features.feedback).toBe(true);
});
