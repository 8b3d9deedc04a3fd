import {
  createServiceHandler,
  createSettings
} from '../../testing/servers/assistant';
import { createCursorContext } from '../../testing/cursorContextAt';
import { TestServer, stopServers } from '../../testing/servers/testServer';
import { HOSTED_URL } from '../../core/settings/settings';
import { LazyAssistant } from './lazyAssistant';
import { SettingsStore } from '../settings/settingsStore';

afterEach(stopServers);

function createHost() {
  const settings = new SettingsStore(null);
  const host = new LazyAssistant(settings, fetch);
  const statuses: string[] = [];
  host.statusChanged.connect((_, { kind }) => statuses.push(kind));
  return { settings, host, statuses };
}

describe('the lazy assistant', () => {
  it('knows the status before the assistant is loaded', async () => {
    const { settings, host, statuses } = createHost();
    expect(host.status).toEqual({ kind: 'ready', model: '' });
    await settings.set('paused', true);
    expect(host.status).toEqual({ kind: 'paused' });
    await settings.set('paused', false);
    expect(host.status).toEqual({ kind: 'ready', model: '' });
    expect(statuses).toEqual(['paused', 'ready']);
    expect(host.loaded).toBeNull();
  });

  it('shows from the start that the hosted service needs a token and has none', async () => {
    const settings = new SettingsStore(null);
    const host = new LazyAssistant(settings, fetch, undefined, false);
    expect(host.status).toEqual({ kind: 'noToken' });
    await settings.set('serviceUrl', 'http://127.0.0.1:9');
    expect(host.status.kind).toBe('ready');
    await settings.set('serviceUrl', HOSTED_URL);
    await settings.set('token', 'sesame');
    expect(host.status.kind).toBe('ready');
  });

  it('loads one assistant, once', async () => {
    const { host } = createHost();
    const [first, second] = await Promise.all([host.load(), host.load()]);
    expect(first).toBe(second);
    expect(host.loaded).toBe(first);
  });

  it('hands the settings to the assistant, including later changes', async () => {
    const { settings, host, statuses } = createHost();
    const assistant = await host.load();
    const server = await TestServer.start(createServiceHandler('Circuit(2)'));
    const { serviceUrl, dialect } = createSettings(server);
    await settings.set('serviceUrl', serviceUrl);
    await settings.set('dialect', dialect);
    await settings.set('model', 'granite');
    await assistant.completions.suggest(
      createCursorContext('qc = Quantum║'),
      false
    );
    expect(server.requests.at(-1)?.body).toMatchObject({ model: 'granite' });
    expect(statuses).toContain('working');
  });

  it('shows what is wrong with the settings', async () => {
    let fail: () => void = () => undefined;
    const settings = new SettingsStore(
      () =>
        new Promise((_, reject) => {
          fail = () => reject([{ instancePath: '/model', message: 'is bad' }]);
        })
    );
    const host = new LazyAssistant(settings, fetch);
    const nextStatus = new Promise(resolve =>
      host.statusChanged.connect((_, status) => resolve(status))
    );
    fail();
    expect(await nextStatus).toEqual({
      kind: 'failed',
      problem: { kind: 'badSettings', message: 'model is bad' }
    });
  });
});
