import { once } from 'node:events';
import { AssistantHost } from '../../jupyter/lazy/lazyAssistant';
import { SettingsStore } from '../../jupyter/settings/settingsStore';
import type { IAssistantSettings } from '../../core/settings/settings';
import { service, settingsFor } from './assistant';
import { answerStream, chunkOf, type ISeen, StandInServer } from './standInServer';
import type { ServerResponse } from 'node:http';

/** An answer of the service, written piece by piece. */
export class WrittenAnswer {
  constructor(private readonly response: ServerResponse) {
    this.send = answerStream(response);
    this.closed = once(response, 'close');
  }

  /** Resolves when the connection is closed, by whomever. */
  readonly closed: Promise<unknown>;

  write(text: string): void {
    this.send(chunkOf(text));
  }

  readonly end = (text = ''): void => {
    this.send(chunkOf(text, 'stop'));
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
export class Desk {
  static async start(changed: Partial<IAssistantSettings> = {}): Promise<Desk> {
    const desk = new Desk();
    const server = await StandInServer.start((seen, response) =>
      desk.answer(seen, response)
    );
    const settings = new SettingsStore(null);
    const values = settingsFor(server, changed);
    await settings.set('serviceUrl', values.serviceUrl);
    await settings.set('model', values.model);
    await settings.set('dialect', values.dialect);
    await settings.set('automatic', values.automatic);
    desk.server = server;
    desk.settings = settings;
    desk.host = new AssistantHost(settings, fetch);
    return desk;
  }

  server!: StandInServer;
  settings!: SettingsStore;
  host!: AssistantHost;
  readonly answers: WrittenAnswer[] = [];
  /** Set to answer completions with a failure. */
  broken = false;

  /** The next answer that is asked for. */
  next(): Promise<WrittenAnswer> {
    return new Promise(resolve => (this.asked = resolve));
  }

  private answer(seen: ISeen, response: ServerResponse): void {
    service('', completion => {
      if (this.broken) {
        completion.writeHead(401).end('{"detail": "No."}');
        return;
      }
      const answer = new WrittenAnswer(completion);
      this.answers.push(answer);
      this.asked(answer);
    })(seen, response);
  }

  private asked: (answer: WrittenAnswer) => void = () => undefined;
}
