import { Assistant } from '../../core/assistant';
import {
  DEFAULT_SETTINGS,
  type IAssistantSettings
} from '../../core/settings/settings';
import type { AssistantStatus } from '../../core/status/status';
import {
  answerJson,
  beginEventStream,
  type RequestHandler,
  createChunk,
  type IReceivedRequest,
  TestServer,
  TEST_TOKEN
} from './standInServer';
import type { ServerResponse } from 'node:http';

/** Settings for a server. */
export function createSettings(
  server: TestServer,
  overrides: Partial<IAssistantSettings> = {}
): IAssistantSettings {
  return {
    ...DEFAULT_SETTINGS,
    serviceUrl: server.url,
    token: TEST_TOKEN,
    model: 'granite',
    dialect: 'qiskit',
    ...overrides
  };
}

/** What an assistant says of its state, in order. */
export class StatusLog {
  readonly all: AssistantStatus[] = [];

  readonly record = (status: AssistantStatus): void => {
    this.all.push(status);
    this.waiters = this.waiters.filter(wait => !wait(status));
  };

  /** Resolves to the next state of a kind. */
  waitForNext(kind: AssistantStatus['kind']): Promise<AssistantStatus> {
    return new Promise(resolve =>
      this.waiters.push(state => {
        if (state.kind === kind) {
          resolve(state);
        }
        return state.kind === kind;
      })
    );
  }

  private waiters: ((state: AssistantStatus) => boolean)[] = [];
}

/** An assistant of a server that answers as a spec wants. */
export async function startAssistant(
  handler: RequestHandler,
  overrides: Partial<IAssistantSettings> = {}
) {
  const server = await TestServer.start(handler);
  const settings = createSettings(server, overrides);
  const statusLog = new StatusLog();
  const assistant = new Assistant(settings, fetch, statusLog.record);
  return { server, settings, states: statusLog, assistant };
}

/** A service in the documented dialect that completes with `text`. */
export function createServiceHandler(
  text: string,
  answerCompletion: (response: ServerResponse) => void = response => {
    const send = beginEventStream(response);
    send(createChunk(text, 'stop'));
    send('[DONE]');
    response.end();
  }
): RequestHandler {
  return ({ method, path }: IReceivedRequest, response) => {
    if (path === '/v1/completions') {
      answerCompletion(response);
    } else if (path === '/v1/models') {
      answerJson(response, { data: [{ id: 'first' }, { id: 'second' }] });
    } else if (method === 'GET' && path.endsWith('/disclaimer')) {
      answerJson(response, { id: 'd1', body: 'Text', accepted: true });
    } else {
      answerJson(response, { success: true });
    }
  };
}
