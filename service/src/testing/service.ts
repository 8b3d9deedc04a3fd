import { buildServer, type IServerOptions } from '../server';
import { readServerSentEvents } from '../../../src/wire/sse';
import { FakeEngine } from './fakeEngine';

/** The token of the services that specs start. */
export const TOKEN = 'a token for specs';

/** A service that listens on a port. */
export interface ITestService {
  url: string;
  /** Calls a path with the token: with POST and a JSON body if there is one, else with GET. */
  call(path: string, body?: unknown, init?: RequestInit): Promise<Response>;
}

const runningApps: { close(): Promise<void> }[] = [];

/** Starts a service on a free port. */
export async function startService(
  options: Partial<IServerOptions> = {}
): Promise<ITestService> {
  const app = await buildServer({
    engine: new FakeEngine(),
    token: TOKEN,
    dialect: 'qiskit',
    host: '127.0.0.1',
    ...options
  });
  runningApps.push(app);
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const call: ITestService['call'] = (path, body, init = {}) =>
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

/** Ends all services that were started. */
export async function closeServices(): Promise<void> {
  await Promise.all(runningApps.splice(0).map(app => app.close()));
}

/** Accepts a model's disclaimer, or rejects it. */
export async function answerDisclaimer(
  { call }: ITestService,
  model = 'granite-8b-qiskit',
  accepted = true
): Promise<Response> {
  const path = `/v1/model/${encodeURIComponent(model)}/disclaimer`;
  const { id } = await readJson<{ id: string }>(await call(path));
  return call(path, { disclaimer: id, accepted });
}

/** Returns the JSON body of a response. */
export async function readJson<T>(response: Response): Promise<T> {
  return (await response.json()) as T;
}

/** Returns the data of all events of a response. */
export async function readEvents(response: Response): Promise<string[]> {
  const payloads: string[] = [];
  if (response.body !== null) {
    for await (const data of readServerSentEvents(response.body)) {
      payloads.push(data);
    }
  }
  return payloads;
}
