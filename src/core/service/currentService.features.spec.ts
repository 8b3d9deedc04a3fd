import {
  startAssistant,
  createServiceHandler
} from '../../testing/servers/assistant';
import { createCursorContext } from '../../testing/cursorContextAt';
import {
  answerJson,
  type RequestHandler,
  stopServers
} from '../../testing/servers/testServer';
import { determineOutcome } from '../acceptance/outcome';
import type { Assistant } from '../assistant';
import type { IRateableSuggestion } from '../feedback/lastSuggestion';
import { createFeedbackRequest, type IRating } from '../feedback/rating';

afterEach(stopServers);

const CONTEXT = createCursorContext('# Build a Bell pair║');

/** Creates a hosted service that answers completions and feedback. */
const createHostedService =
  (feedbackStatus = 200): RequestHandler =>
  (request, response) => {
    if (request.path === '/') {
      answerJson(response, {
        name: 'qiskit-code-assistant',
        capabilities: ['feedback']
      });
    } else if (request.path === '/feedback') {
      answerJson(response, { message: 'Thanks.' }, feedbackStatus);
    } else if (request.path === '/v1/chat/completions') {
      createServiceHandler('qc = QuantumCircuit(2)')(
        { ...request, path: '/v1/completions' },
        response
      );
    } else {
      answerJson(response, { detail: 'Not Found' }, 404);
    }
  };

const rate = (
  { service }: Assistant,
  suggestion: IRateableSuggestion,
  rating: IRating
) =>
  service.client.extraFeatures.sendFeedback(
    createFeedbackRequest(suggestion, rating)
  );

const DISMISSED = determineOutcome('dismissed', 10);

it('the last shown suggestion can be rated', async () => {
  const { server, assistant } = await startAssistant(createHostedService(), {
    dialect: 'auto'
  });
  const { service } = assistant;
  expect(service.lastSuggestion.current).toBeNull();
  expect(service.features.feedback).toBe(false);
  const suggestion = await assistant.completions.suggest(CONTEXT, false);
  await suggestion?.generation.finished;
  expect(service.lastSuggestion.current).toBeNull();
  assistant.reportOutcome('c1', DISMISSED);
  const last = service.lastSuggestion.current;
  expect(last).toEqual({
    completionId: 'c1',
    model: 'granite',
    input: '# Build a Bell pair\n',
    output: '\nqc = QuantumCircuit(2)'
  });
  expect(service.features).toEqual({ feedback: true, migration: false });
  await rate(assistant, last as IRateableSuggestion, {
    positive: true,
    comment: ''
  });
  expect(server.requests.at(-1)?.body).toEqual({
    model_id: 'granite',
    prompt_id: 'c1',
    positive_feedback: true,
    input: '# Build a Bell pair\n',
    output: '\nqc = QuantumCircuit(2)'
  });
});

it('nothing can be rated after the user chose another service', async () => {
  const { settings, assistant } = await startAssistant(createHostedService(), {
    dialect: 'auto'
  });
  await (
    await assistant.completions.suggest(CONTEXT, false)
  )?.generation.finished;
  assistant.reportOutcome('c1', DISMISSED);
  assistant.configure({ ...settings, serviceUrl: 'http://127.0.0.1:9' });
  expect(assistant.service.lastSuggestion.current).toBeNull();
  expect(assistant.service.features.feedback).toBe(false);
});

it('a completion that was never shown is not the last suggestion', async () => {
  const { assistant } = await startAssistant(createHostedService(), {
    dialect: 'auto'
  });
  assistant.reportOutcome('unknown', DISMISSED);
  expect(assistant.service.lastSuggestion.current).toBeNull();
});

it('a feature that the service lacks is not offered any more', async () => {
  const { assistant } = await startAssistant(createHostedService(404), {
    dialect: 'auto'
  });
  await (
    await assistant.completions.suggest(CONTEXT, false)
  )?.generation.finished;
  assistant.reportOutcome('c1', DISMISSED);
  const rating = { positive: false, comment: 'Old.' };
  await expect(
    rate(
      assistant,
      assistant.service.lastSuggestion.current as IRateableSuggestion,
      rating
    )
  ).rejects.toMatchObject({ problem: { kind: 'notFound' } });
  expect(assistant.service.features.feedback).toBe(false);
});

it('if the dialect is set by hand, the features are discovered after the first answer', async () => {
  const { server, statusLog, assistant } = await startAssistant(
    createHostedService(),
    {
      dialect: 'hosted'
    }
  );
  const ready = statusLog.waitForNext('ready');
  await assistant.completions.suggest(CONTEXT, false);
  await ready;
  await assistant.service.client.extraFeatures.discover();
  expect(server.requestLines.filter(line => line === 'GET /')).toHaveLength(1);
  expect(assistant.service.features.feedback).toBe(true);
});

it('there are no features if the settings name no service', async () => {
  const { settings, assistant } = await startAssistant(createHostedService());
  assistant.configure({ ...settings, serviceUrl: 'nowhere' });
  const { service } = assistant;
  expect(service.features).toEqual({ feedback: false, migration: false });
});

it('a new token keeps the last suggestion, and resets the features', async () => {
  const { assistant } = await startAssistant(createHostedService(404), {
    dialect: 'auto'
  });
  await (
    await assistant.completions.suggest(CONTEXT, false)
  )?.generation.finished;
  assistant.reportOutcome('c1', DISMISSED);
  const { service } = assistant;
  const last = service.lastSuggestion.current as IRateableSuggestion;
  const rating = { positive: false, comment: '' };
  await expect(rate(assistant, last, rating)).rejects.toThrow();
  assistant.reconnect();
  expect(assistant.service.lastSuggestion.current).toBe(last);
  expect(assistant.service.features.feedback).toBe(true);
});
