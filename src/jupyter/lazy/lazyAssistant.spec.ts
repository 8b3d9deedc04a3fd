import {
  createServiceHandler,
  createSettings
} from '../../testing/servers/assistant';
import { createCursorContext } from '../../testing/cursorContextAt';
import { TestServer, stopServers } from '../../testing/servers/standInServer';
import { HOSTED_URL } from '../../core/settings/settings';
import { AssistantHost } from './lazyAssistant';
import { SettingsStore } from '../settings/settingsStore';

afterEach(stopServers);

function hosted() {
  const settings = new SettingsStore(null);
  const host = new AssistantHost(settings, fetch);
  const told: string[] = [];
  host.statusChanged.connect((_, state) => told.push(state.kind));
  return { settings, host, told };
}

describe('the host of the assistant', () => {
  it('knows the state before the assistant is loaded', async () => {
    const { settings, host, told } = hosted();
    expect(host.status).toEqual({ kind: 'ready', model: '' });
    await settings.set('paused', true);
    expect(host.status).toEqual({ kind: 'paused' });
    await settings.set('paused', false);
    expect(host.status).toEqual({ kind: 'ready', model: '' });
    expect(told).toEqual(['paused', 'ready']);
    expect(host.loaded).toBeNull();
  });

  it('says at first that the token is missing that the hosted service needs', async () => {
    const settings = new SettingsStore(null);
    const host = new AssistantHost(settings, fetch, undefined, false);
    expect(host.status).toEqual({ kind: 'noToken' });
    await settings.set('serviceUrl', 'http://127.0.0.1:9');
    expect(host.status.kind).toBe('ready');
    await settings.set('serviceUrl', HOSTED_URL);
    await settings.set('token', 'sesame');
    expect(host.status.kind).toBe('ready');
  });

  it('loads one assistant, once', async () => {
    const { host } = hosted();
    const [first, second] = await Promise.all([host.load(), host.load()]);
    expect(first).toBe(second);
    expect(host.loaded).toBe(first);
  });

  it('hands it the settings, also those that change later', async () => {
    const { settings, host, told } = hosted();
    const assistant = await host.load();
    const server = await TestServer.start(createServiceHandler('Circuit(2)'));
    const { serviceUrl, dialect } = createSettings(server);
    await settings.set('serviceUrl', serviceUrl);
    await settings.set('dialect', dialect);
    await settings.set('model', 'granite');
    await assistant.suggest(createCursorContext('qc = Quantum║'), false);
    expect(server.requests.at(-1)?.body).toMatchObject({ model: 'granite' });
    expect(told).toContain('working');
  });

  it('says what is wrong with the settings, until it is mended', async () => {
    let fail: () => void = () => undefined;
    const settings = new SettingsStore(
      () =>
        new Promise((_, reject) => {
          fail = () => reject([{ instancePath: '/model', message: 'is bad' }]);
        })
    );
    const host = new AssistantHost(settings, fetch);
    const told = new Promise(resolve =>
      host.statusChanged.connect((_, state) => resolve(state))
    );
    fail();
    expect(await told).toEqual({
      kind: 'failed',
      problem: { kind: 'badSettings', message: 'model is bad' }
    });
  });
});
