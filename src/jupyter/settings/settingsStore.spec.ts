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

/** A Jupyter server's stored settings. */
class Stored extends DataConnector<ISettingRegistry.IPlugin, string> {
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

/** A store that has read what is stored, or found that it can't be used. */
async function reading(
  raw: object | string,
  administrator = NO_ADMINISTRATOR_CONFIG
) {
  const text = typeof raw === 'string' ? raw : JSON.stringify(raw);
  const stored = new Stored(text);
  const registry = new SettingRegistry({ connector: stored });
  const store = new SettingsStore(() => registry.load(ID), administrator);
  await changeOf(store);
  return { store, stored, registry };
}

/** What a page finds that is opened later. */
async function storedIn(connector: Stored) {
  return (await new SettingRegistry({ connector }).load(ID)).user;
}

function changeOf(store: SettingsStore): Promise<void> {
  return new Promise(resolve => {
    const once = () => {
      store.changed.disconnect(once);
      resolve();
    };
    store.changed.connect(once);
  });
}

// The registry complains of what it refuses, on purpose.
beforeEach(() => jest.spyOn(console, 'warn').mockImplementation());
afterEach(() => jest.restoreAllMocks());

describe('the settings', () => {
  it('have the same defaults as their schema', async () => {
    const { store } = await reading({});
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

  it('are the defaults until they are read', async () => {
    const registry = new SettingRegistry({
      connector: new Stored('{"model": "granite"}')
    });
    const store = new SettingsStore(() => registry.load(ID));
    expect(store.current).toEqual(DEFAULT_SETTINGS);
    await changeOf(store);
    expect(store.current.model).toBe('granite');
  });

  it('are what is stored, without blanks that were pasted along', async () => {
    const { store } = await reading({
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

  it('name the hosted service where no URL is left', async () => {
    const { store } = await reading({ serviceUrl: '  ' });
    expect(store.current.serviceUrl).toBe(DEFAULT_SETTINGS.serviceUrl);
  });

  it.each([
    ['of the wrong type', { automatic: 'yes' }, 'automatic must be boolean'],
    ['that is none of the choices', { dialect: 'french' }, /^dialect .+/]
  ])(
    'with a value %s are a problem, and the defaults hold',
    async (_, raw, said) => {
      const { store } = await reading(raw);
      expect(store.validationMessage).toMatch(said);
      expect(store.current).toEqual(DEFAULT_SETTINGS);
    }
  );

  it('are read anew once they are corrected, and not before', async () => {
    const { store, stored } = await reading({ automatic: 'no', model: 'mine' });
    await store.reload();
    expect(store.validationMessage).not.toBe('');
    stored.raw = '{"automatic": false, "model": "mine"}';
    await store.reload();
    expect(store.validationMessage).toBe('');
    expect(store.current).toMatchObject({ automatic: false, model: 'mine' });
  });

  it('say why one can’t be set while they have a wrong value', async () => {
    const { store, stored } = await reading({ automatic: 'no' });
    await expect(store.set('paused', true)).rejects.toMatchObject({
      problem: { kind: 'badSettings', message: 'automatic must be boolean' }
    });
    stored.raw = '{"automatic": false}';
    await store.set('paused', true);
    expect(store.current).toMatchObject({ automatic: false, paused: true });
  });

  it('that are no JSON are a problem', async () => {
    const { store } = await reading('{"model": ');
    expect(store.validationMessage).not.toBe('');
    expect(store.current).toEqual(DEFAULT_SETTINGS);
  });

  it('are stored when set', async () => {
    const { store, stored } = await reading({ model: 'granite' });
    const change = changeOf(store);
    await store.set('token', 'sesame');
    await change;
    expect(store.current).toMatchObject({ model: 'granite', token: 'sesame' });
    expect(await storedIn(stored)).toEqual({
      model: 'granite',
      token: 'sesame'
    });
  });

  it('follow what is set elsewhere', async () => {
    const { store, registry } = await reading({});
    const change = changeOf(store);
    await registry.set(ID, 'automatic', false);
    await change;
    expect(store.current.automatic).toBe(false);
  });
});

describe('with an administrator', () => {
  const settings = {
    serviceUrl: 'http://set',
    model: 'set-model',
    transport: 'relay' as const
  };

  it('what is set for all holds at once, and until it is chosen otherwise', async () => {
    const registry = new SettingRegistry({ connector: new Stored('{}') });
    const administrator = { settings, locked: [] };
    const store = new SettingsStore(() => registry.load(ID), administrator);
    expect(store.current).toMatchObject(settings);
    await changeOf(store);
    expect(store.current).toMatchObject(settings);
    const change = changeOf(store);
    await store.set('serviceUrl', HOSTED_URL);
    await change;
    expect(store.current).toMatchObject({
      ...settings,
      serviceUrl: HOSTED_URL
    });
  });

  it('what is locked is used, and what the person had stays stored', async () => {
    const own = { serviceUrl: 'http://own', model: 'own-model' };
    const locked = ['serviceUrl' as const, 'model' as const];
    const { store, stored } = await reading(own, { settings, locked });
    expect(store.current).toMatchObject(settings);
    await store.set('automatic', false);
    expect(await storedIn(stored)).toEqual({ ...own, automatic: false });
  });

  it('an old token stays with the service that it was given for', async () => {
    const administrator = { settings, locked: [] };
    const { store, stored } = await reading({ token: 'sesame' }, administrator);
    expect(store.current.tokenService).toBe(HOSTED_URL);
    await changeOf(store);
    expect(await storedIn(stored)).toEqual({
      token: 'sesame',
      tokenService: HOSTED_URL
    });
  });
});

describe('without a registry', () => {
  it('settings can be set for as long as the page lives', async () => {
    const store = new SettingsStore(null);
    const change = changeOf(store);
    await store.set('token', ' sesame ');
    await change;
    expect(store.current).toEqual({ ...DEFAULT_SETTINGS, token: 'sesame' });
  });
});
