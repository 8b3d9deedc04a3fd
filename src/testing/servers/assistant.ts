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
} from './testServer';
import type { ServerResponse } from 'node:http';

/** Returns settings for a server in the documented dialect. */
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

/** Records the statuses of an assistant, in order. */
export class StatusLog {
  readonly all: AssistantStatus[] = [];

  readonly record = (status: AssistantStatus): void => {
    this.all.push(status);
    this.waiters = this.waiters.filter(wait => !wait(status));
  };

  /** Resolves to the next status of a kind. */
  waitForNext(kind: AssistantStatus['kind']): Promise<AssistantStatus> {
    return new Promise(resolve =>
      this.waiters.push(status => {
        if (status.kind === kind) {
          resolve(status);
        }
        return status.kind === kind;
      })
    );
  }

  /** Each returns true once it waits no more. */
  private waiters: ((status: AssistantStatus) => boolean)[] = [];
}

/** Starts an assistant and a server with a request handler. */
export async function startAssistant(
  handler: RequestHandler,
  overrides: Partial<IAssistantSettings> = {}
) {
  const server = await TestServer.start(handler);
  const settings = createSettings(server, overrides);
  const statusLog = new StatusLog();
  const assistant = new Assistant(settings, fetch, statusLog.record);
  return { server, settings, statusLog, assistant };
}

/** Creates a service in the documented dialect that completes with `text`. */
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
