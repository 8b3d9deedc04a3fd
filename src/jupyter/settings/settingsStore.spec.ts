import {
  type ISettingRegistry,
  SettingRegistry
} from '@jupyterlab/settingregistry';
import { DataConnector } from '@jupyterlab/statedb';
import schema from '../../../schema/settings.json';
import { NO_ADMINISTRATOR_CONFIG } from '../../core/settings/administrator';
import { DEFAULT_SETTINGS, HOSTED_URL } from '../../core/settings/settings';
import { SettingsStore } from './settingsStore';

const ID = 'jupyterlab-qiskit-completer:settings';

/** The settings that a Jupyter server stores. */
class StoredSettings extends DataConnector<ISettingRegistry.IPlugin, string> {
  constructor(public raw: string) {
    super();
  }

  override fetch(id: string): Promise<ISettingRegistry.IPlugin> {
    return Promise.resolve({
      id,
      raw: this.raw,
      schema: schema as unknown as ISettingRegistry.ISchema,
      data: { composite: {}, user: {} },
      version: '1'
    });
  }

  override save(_: string, raw: string): Promise<void> {
    this.raw = raw;
    return Promise.resolve();
  }
}

/** Opens a store and waits until it has read the settings, or found them invalid. */
async function openStore(
  raw: object | string,
  administrator = NO_ADMINISTRATOR_CONFIG
) {
  const text = typeof raw === 'string' ? raw : JSON.stringify(raw);
  const stored = new StoredSettings(text);
  const registry = new SettingRegistry({ connector: stored });
  const store = new SettingsStore(() => registry.load(ID), administrator);
  await waitForChange(store);
  return { store, stored, registry };
}

/** Reads the stored settings, as a page that is opened later would. */
async function readStored(connector: StoredSettings) {
  return (await new SettingRegistry({ connector }).load(ID)).user;
}

function waitForChange(store: SettingsStore): Promise<void> {
  return new Promise(resolve => {
    const once = () => {
      store.changed.disconnect(once);
      resolve();
    };
    store.changed.connect(once);
  });
}

// The registry logs a warning about each invalid setting.
beforeEach(() => jest.spyOn(console, 'warn').mockImplementation());
afterEach(() => jest.restoreAllMocks());

describe('the settings', () => {
  it('have the same defaults as their schema', async () => {
    const { store } = await openStore({});
    expect(store.current).toEqual(DEFAULT_SETTINGS);
    const defaults = Object.entries(schema.properties).map(
      ([key, property]) => [key, property.default]
    );
    // An empty URL leaves it to the administrator, and is the hosted service.
    expect({ ...Object.fromEntries(defaults), serviceUrl: HOSTED_URL }).toEqual(
      DEFAULT_SETTINGS
    );
    expect(schema.properties.serviceUrl.default).toBe('');
  });

  it('have their defaults until they are read', async () => {
    const registry = new SettingRegistry({
      connector: new StoredSettings('{"model": "granite"}')
    });
    const store = new SettingsStore(() => registry.load(ID));
    expect(store.current).toEqual(DEFAULT_SETTINGS);
    await waitForChange(store);
    expect(store.current.model).toBe('granite');
  });

  it('are read from the registry, without surrounding blanks', async () => {
    const { store } = await openStore({
      serviceUrl: ' http://localhost:8000/v1\n',
      token: '\tsesame ',
      model: 'granite',
      automatic: false,
      dialect: 'openai',
      fimTemplate: '{prefix}{suffix}',
      reports: false
    });
    expect(store.validationMessage).toBe('');
    expect(store.current).toEqual({
      ...DEFAULT_SETTINGS,
      serviceUrl: 'http://localhost:8000/v1',
      token: 'sesame',
      model: 'granite',
      automatic: false,
      dialect: 'openai',
      fimTemplate: '{prefix}{suffix}',
      reports: false
    });
  });

  it('name the hosted service if the URL is blank', async () => {
    const { store } = await openStore({ serviceUrl: '  ' });
    expect(store.current.serviceUrl).toBe(DEFAULT_SETTINGS.serviceUrl);
  });

  it.each([
    ['of the wrong type', { automatic: 'yes' }, 'automatic must be boolean'],
    ['that is not in the schema', { dialect: 'french' }, /^dialect .+/]
  ])(
    'have their defaults and a validation message after a value %s',
    async (_, raw, message) => {
      const { store } = await openStore(raw);
      expect(store.validationMessage).toMatch(message);
      expect(store.current).toEqual(DEFAULT_SETTINGS);
    }
  );

  it('are read again once they are corrected, and not before', async () => {
    const { store, stored } = await openStore({
      automatic: 'no',
      model: 'mine'
    });
    await store.reload();
    expect(store.validationMessage).not.toBe('');
    stored.raw = '{"automatic": false, "model": "mine"}';
    await store.reload();
    expect(store.validationMessage).toBe('');
    expect(store.current).toMatchObject({ automatic: false, model: 'mine' });
  });

  it('can’t be changed while one of them is invalid', async () => {
    const { store, stored } = await openStore({ automatic: 'no' });
    await expect(store.set('paused', true)).rejects.toMatchObject({
      problem: { kind: 'badSettings', message: 'automatic must be boolean' }
    });
    stored.raw = '{"automatic": false}';
    await store.set('paused', true);
    expect(store.current).toMatchObject({ automatic: false, paused: true });
  });

  it('have their defaults and a validation message if they are not JSON', async () => {
    const { store } = await openStore('{"model": ');
    expect(store.validationMessage).not.toBe('');
    expect(store.current).toEqual(DEFAULT_SETTINGS);
  });

  it('are stored when they are changed', async () => {
    const { store, stored } = await openStore({ model: 'granite' });
    const change = waitForChange(store);
    await store.set('token', 'sesame');
    await change;
    expect(store.current).toMatchObject({ model: 'granite', token: 'sesame' });
    expect(await readStored(stored)).toEqual({
      model: 'granite',
      token: 'sesame'
    });
  });

  it('follow changes from elsewhere', async () => {
    const { store, registry } = await openStore({});
    const change = waitForChange(store);
    await registry.set(ID, 'automatic', false);
    await change;
    expect(store.current.automatic).toBe(false);
  });
});

describe('the settings with an administrator', () => {
  const settings = {
    serviceUrl: 'http://set',
    model: 'set-model',
    transport: 'relay' as const
  };

  it('are the administrator’s from the start, until the user changes them', async () => {
    const registry = new SettingRegistry({
      connector: new StoredSettings('{}')
    });
    const administrator = { settings, locked: [] };
    const store = new SettingsStore(() => registry.load(ID), administrator);
    expect(store.current).toMatchObject(settings);
    await waitForChange(store);
    expect(store.current).toMatchObject(settings);
    const change = waitForChange(store);
    await store.set('serviceUrl', HOSTED_URL);
    await change;
    expect(store.current).toMatchObject({
      ...settings,
      serviceUrl: HOSTED_URL
    });
  });

  it('are the administrator’s if locked, and the user’s own stay stored', async () => {
    const own = { serviceUrl: 'http://own', model: 'own-model' };
    const locked = ['serviceUrl' as const, 'model' as const];
    const { store, stored } = await openStore(own, { settings, locked });
    expect(store.current).toMatchObject(settings);
    await store.set('automatic', false);
    expect(await readStored(stored)).toEqual({ ...own, automatic: false });
  });

  it('keep an older token for the service that it was entered for', async () => {
    const administrator = { settings, locked: [] };
    const { store, stored } = await openStore(
      { token: 'sesame' },
      administrator
    );
    expect(store.current.tokenService).toBe(HOSTED_URL);
    await waitForChange(store);
    expect(await readStored(stored)).toEqual({
      token: 'sesame',
      tokenService: HOSTED_URL
    });
  });
});

describe('the settings without a registry', () => {
  it('can be changed until the page is closed', async () => {
    const store = new SettingsStore(null);
    const change = waitForChange(store);
    await store.set('token', ' sesame ');
    await change;
    expect(store.current).toEqual({ ...DEFAULT_SETTINGS, token: 'sesame' });
  });
});
