import { Assistant } from '../../core/assistant';
import { DEFAULT_SETTINGS, type IAssistantSettings } from '../../core/settings/settings';
import type { AssistantState } from '../../core/status/status';
import {
  answerJson,
  answerStream,
  type Answering,
  chunkOf,
  type ISeen,
  StandInServer,
  TOKEN
} from './standInServer';
import type { ServerResponse } from 'node:http';

/** Settings for a server. */
export function settingsFor(
  server: StandInServer,
  changed: Partial<IAssistantSettings> = {}
): IAssistantSettings {
  return {
    ...DEFAULT_SETTINGS,
    serviceUrl: server.url,
    token: TOKEN,
    model: 'granite',
    dialect: 'qiskit',
    ...changed
  };
}

/** What an assistant says of its state, in order. */
export class States {
  readonly all: AssistantState[] = [];

  readonly note = (state: AssistantState): void => {
    this.all.push(state);
    this.waiting = this.waiting.filter(wait => !wait(state));
  };

  /** Resolves to the next state of a kind. */
  next(kind: AssistantState['kind']): Promise<AssistantState> {
    return new Promise(resolve =>
      this.waiting.push(state => {
        if (state.kind === kind) {
          resolve(state);
        }
        return state.kind === kind;
      })
    );
  }

  private waiting: ((state: AssistantState) => boolean)[] = [];
}

/** An assistant of a server that answers as a spec wants. */
export async function startAssistant(
  answer: Answering,
  changed: Partial<IAssistantSettings> = {}
) {
  const server = await StandInServer.start(answer);
  const settings = settingsFor(server, changed);
  const states = new States();
  const assistant = new Assistant(settings, fetch, states.note);
  return { server, settings, states, assistant };
}

/** A service in the documented dialect that completes with `text`. */
export function service(
  text: string,
  complete: (response: ServerResponse) => void = response => {
    const send = answerStream(response);
    send(chunkOf(text, 'stop'));
    send('[DONE]');
    response.end();
  }
): Answering {
  return ({ method, path }: ISeen, response) => {
    if (path === '/v1/completions') {
      complete(response);
    } else if (path === '/v1/models') {
      answerJson(response, { data: [{ id: 'first' }, { id: 'second' }] });
    } else if (method === 'GET' && path.endsWith('/disclaimer')) {
      answerJson(response, { id: 'd1', body: 'Text', accepted: true });
    } else {
      answerJson(response, { success: true });
    }
  };
}
