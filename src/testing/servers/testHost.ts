import { once } from 'node:events';
import { LazyAssistant } from '../../jupyter/lazy/lazyAssistant';
import { SettingsStore } from '../../jupyter/settings/settingsStore';
import type { IAssistantSettings } from '../../core/settings/settings';
import { createServiceHandler, createSettings } from './assistant';
import {
  beginEventStream,
  createChunk,
  type IReceivedRequest,
  TestServer
} from './testServer';
import type { ServerResponse } from 'node:http';

/** A completion of the service, written chunk by chunk. */
export class WritableAnswer {
  constructor(private readonly response: ServerResponse) {
    this.send = beginEventStream(response);
    this.whenClosed = once(response, 'close');
  }

  /** Resolves when the connection is closed, by either side. */
  readonly whenClosed: Promise<unknown>;

  write(text: string): void {
    this.send(createChunk(text));
  }

  readonly end = (text = ''): void => {
    this.send(createChunk(text, 'stop'));
    this.send('[DONE]');
    this.response.end();
  };

  /** Closes the connection before the answer is complete. */
  cut(): void {
    this.response.destroy();
  }

  private readonly send: (data: unknown) => void;
}

/** A real service whose completions a spec writes, and an assistant host that uses it. */
export class TestHost {
  static async start(
    overrides: Partial<IAssistantSettings> = {}
  ): Promise<TestHost> {
    const testHost = new TestHost();
    const server = await TestServer.start((request, response) =>
      testHost.handleRequest(request, response)
    );
    const settings = new SettingsStore(null);
    const initialSettings = createSettings(server, overrides);
    await settings.set('serviceUrl', initialSettings.serviceUrl);
    await settings.set('model', initialSettings.model);
    await settings.set('dialect', initialSettings.dialect);
    await settings.set('automatic', initialSettings.automatic);
    testHost.server = server;
    testHost.settings = settings;
    testHost.host = new LazyAssistant(settings, fetch);
    return testHost;
  }

  server!: TestServer;
  settings!: SettingsStore;
  host!: LazyAssistant;
  readonly answers: WritableAnswer[] = [];
  /** True if completion requests get an error response. */
  isFailing = false;

  /** Resolves to the answer to the next completion request. */
  nextAnswer(): Promise<WritableAnswer> {
    return new Promise(resolve => (this.resolveNext = resolve));
  }

  private handleRequest(
    request: IReceivedRequest,
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
    })(request, response);
  }

  private resolveNext: (answer: WritableAnswer) => void = () => undefined;
}
