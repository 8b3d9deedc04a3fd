import {
  createServiceHandler,
  startAssistant
} from '../testing/servers/assistant';
import { createCursorContext } from '../testing/cursorContextAt';
import {
  answerJson,
  stopServers,
  TEST_TOKEN
} from '../testing/servers/standInServer';

afterEach(stopServers);

describe('the token', () => {
  it.each<[string, (url: string) => string, string | undefined]>([
    [
      'sent to the service that it was given for',
      url => url,
      `Bearer ${TEST_TOKEN}`
    ],
    ['sent where it is bound to none', () => '', `Bearer ${TEST_TOKEN}`],
    ['never sent to another', () => 'http://other', undefined]
  ])('is %s', async (_, serviceOf, sent) => {
    const { assistant, server, settings } = await startAssistant(
      createServiceHandler('x')
    );
    assistant.configure({ ...settings, tokenService: serviceOf(server.url) });
    await assistant.suggest(createCursorContext('qc = Quantum║'), false);
    expect(server.requests.at(-1)?.headers.authorization).toBe(sent);
  });
});

describe('a token that moves to the Jupyter server', () => {
  it('leaves what was learned of the service', async () => {
    const suffixes: unknown[] = [];
    const answer = createServiceHandler('x');
    const { assistant, settings } = await startAssistant((seen, response) => {
      const { suffix } = (seen.body ?? {}) as { suffix?: string };
      if (seen.method === 'POST') {
        suffixes.push(suffix);
      }
      if (suffix === undefined) {
        answer(seen, response);
      } else {
        answerJson(response, { error: { message: 'No suffix.' } }, 400);
      }
    });
    await assistant.suggest(
      createCursorContext('qc = Quantum║\nqc.draw()'),
      false
    );
    assistant.configure({ ...settings, token: '' });
    await assistant.suggest(
      createCursorContext('other = Quantum║\nqc.draw()'),
      false
    );
    expect(suffixes).toEqual(['\nqc.draw()', undefined, undefined]);
  });
});

describe('a token that no header can carry', () => {
  it('is refused before anything is sent', async () => {
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
