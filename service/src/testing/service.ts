import { buildServer, type IServerOptions } from '../server';
import { readServerSentEvents } from '../../../src/wire/sse';
import { FakeEngine } from './engines';

/** The token of the specs' services. */
export const TOKEN = 'a token for specs';

/** A service that really listens. */
export interface IService {
  url: string;
  /** Call a row with the token, and with a JSON body if there is one. */
  call(path: string, body?: unknown, init?: RequestInit): Promise<Response>;
}

const running: { close(): Promise<void> }[] = [];

/** Start a service on a free port. */
export async function startService(
  options: Partial<IServerOptions> = {}
): Promise<IService> {
  const app = await buildServer({
    engine: new FakeEngine(),
    token: TOKEN,
    dialect: 'qiskit',
    host: '127.0.0.1',
    ...options
  });
  running.push(app);
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const call: IService['call'] = (path, body, init = {}) =>
    fetch(url + path, {
      method: body === undefined ? 'GET' : 'POST',
      body: body === undefined ? undefined : JSON.stringify(body),
      ...init,
      headers: {
        authorization: `Bearer ${TOKEN}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(init.headers as Record<string, string> | undefined)
      }
    });
  return { url, call };
}

/** End every service that was started. */
export async function endServices(): Promise<void> {
  await Promise.all(running.splice(0).map(app => app.close()));
}

/** Accept a model's disclaimer. */
export async function accept(
  { call }: IService,
  model = 'granite-8b-qiskit',
  accepted = true
): Promise<Response> {
  const path = `/v1/model/${encodeURIComponent(model)}/disclaimer`;
  const { id } = await json<{ id: string }>(await call(path));
  return call(path, { disclaimer: id, accepted });
}

/** An answer's body, as the spec knows it to be. */
export async function json<T>(response: Response): Promise<T> {
  return (await response.json()) as T;
}

/** The data of all events of an answer. */
export async function events(response: Response): Promise<string[]> {
  const all: string[] = [];
  if (response.body !== null) {
    for await (const data of readServerSentEvents(response.body)) {
      all.push(data);
    }
  }
  return all;
}
