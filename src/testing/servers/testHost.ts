import { once } from 'node:events';
import { AssistantHost } from '../../jupyter/lazy/lazyAssistant';
import { SettingsStore } from '../../jupyter/settings/settingsStore';
import type { IAssistantSettings } from '../../core/settings/settings';
import { createServiceHandler, createSettings } from './assistant';
import {
  beginEventStream,
  createChunk,
  type IReceivedRequest,
  TestServer
} from './standInServer';
import type { ServerResponse } from 'node:http';

/** An answer of the service, written piece by piece. */
export class WritableAnswer {
  constructor(private readonly response: ServerResponse) {
    this.send = beginEventStream(response);
    this.whenClosed = once(response, 'close');
  }

  /** Resolves when the connection is closed, by whomever. */
  readonly whenClosed: Promise<unknown>;

  write(text: string): void {
    this.send(createChunk(text));
  }

  readonly end = (text = ''): void => {
    this.send(createChunk(text, 'stop'));
    this.send('[DONE]');
    this.response.end();
  };

  /** Close the connection before the answer is whole. */
  cut(): void {
    this.response.destroy();
  }

  private readonly send: (data: unknown) => void;
}

/** A real service whose answers a spec writes, and a host that speaks to it. */
export class TestHost {
  static async start(
    overrides: Partial<IAssistantSettings> = {}
  ): Promise<TestHost> {
    const testHost = new TestHost();
    const server = await TestServer.start((seen, response) =>
      testHost.handleRequest(seen, response)
    );
    const settings = new SettingsStore(null);
    const initialSettings = createSettings(server, overrides);
    await settings.set('serviceUrl', initialSettings.serviceUrl);
    await settings.set('model', initialSettings.model);
    await settings.set('dialect', initialSettings.dialect);
    await settings.set('automatic', initialSettings.automatic);
    testHost.server = server;
    testHost.settings = settings;
    testHost.host = new AssistantHost(settings, fetch);
    return testHost;
  }

  server!: TestServer;
  settings!: SettingsStore;
  host!: AssistantHost;
  readonly answers: WritableAnswer[] = [];
  /** Set to answer completions with a failure. */
  isFailing = false;

  /** The next answer that is asked for. */
  nextAnswer(): Promise<WritableAnswer> {
    return new Promise(resolve => (this.resolveNext = resolve));
  }

  private handleRequest(
    seen: IReceivedRequest,
    response: ServerResponse
  ): void {
    createServiceHandler('', completion => {
      if (this.isFailing) {
        completion.writeHead(401).end('{"detail": "No."}');
        return;
      }
      const answer = new WritableAnswer(completion);
      this.answers.push(answer);
      this.resolveNext(answer);
    })(seen, response);
  }

  private resolveNext: (answer: WritableAnswer) => void = () => undefined;
}
