import {
  createServiceHandler,
  startAssistant
} from '../testing/servers/assistant';
import { createCursorContext } from '../testing/cursorContextAt';
import {
  answerJson,
  stopServers,
  TEST_TOKEN
} from '../testing/servers/testServer';

afterEach(stopServers);

describe('the token', () => {
  it.each<[string, (url: string) => string, string | undefined]>([
    [
      'sent to the service that it was entered for',
      url => url,
      `Bearer ${TEST_TOKEN}`
    ],
    ['sent if it is bound to no service', () => '', `Bearer ${TEST_TOKEN}`],
    ['never sent to another service', () => 'http://other', undefined]
  ])('is %s', async (_, getTokenService, sentHeader) => {
    const { assistant, server, settings } = await startAssistant(
      createServiceHandler('x')
    );
    assistant.configure({
      ...settings,
      tokenService: getTokenService(server.url)
    });
    await assistant.completions.suggest(
      createCursorContext('qc = Quantum║'),
      false
    );
    expect(server.requests.at(-1)?.headers.authorization).toBe(sentHeader);
  });
});

describe('a token that is moved to the Jupyter server', () => {
  it('keeps what was discovered about the service', async () => {
    const suffixes: unknown[] = [];
    const answer = createServiceHandler('x');
    const { assistant, settings } = await startAssistant(
      (request, response) => {
        const { suffix } = (request.body ?? {}) as { suffix?: string };
        if (request.method === 'POST') {
          suffixes.push(suffix);
        }
        if (suffix === undefined) {
          answer(request, response);
        } else {
          answerJson(response, { error: { message: 'No suffix.' } }, 400);
        }
      }
    );
    await assistant.completions.suggest(
      createCursorContext('qc = Quantum║\nqc.draw()'),
      false
    );
    assistant.configure({ ...settings, token: '' });
    await assistant.completions.suggest(
      createCursorContext('other = Quantum║\nqc.draw()'),
      false
    );
    expect(suffixes).toEqual(['\nqc.draw()', undefined, undefined]);
  });
});

describe('a token that cannot be sent in a header', () => {
  it('is rejected before anything is sent', async () => {
    const { assistant, server } = await startAssistant(
      createServiceHandler('x'),
      {
        token: 'half a tok…'
      }
    );
    await expect(assistant.listModels()).rejects.toMatchObject({
      problem: { kind: 'unauthorized' }
    });
    expect(server.requestLines).toEqual([]);
  });
});
