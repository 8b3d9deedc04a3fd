import {
  type ISettingRegistry,
  SettingRegistry
} from '@jupyterlab/settingregistry';
import { DataConnector } from '@jupyterlab/statedb';
import schema from '../../schema/settings.json';
import { DEFAULT_SETTINGS } from '../core/settings';
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
async function reading(raw: object | string) {
  const text = typeof raw === 'string' ? raw : JSON.stringify(raw);
  const stored = new Stored(text);
  const registry = new SettingRegistry({ connector: stored });
  const store = new SettingsStore(registry.load(ID));
  await changeOf(store);
  return { store, stored, registry };
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
    expect(Object.fromEntries(defaults)).toEqual(DEFAULT_SETTINGS);
  });

  it('are the defaults until they are read', async () => {
    const registry = new SettingRegistry({
      connector: new Stored('{"model": "granite"}')
    });
    const store = new SettingsStore(registry.load(ID));
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
    expect(store.problem).toBe('');
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
      expect(store.problem).toMatch(said);
      expect(store.current).toEqual(DEFAULT_SETTINGS);
    }
  );

  it('that are no JSON are a problem', async () => {
    const { store } = await reading('{"model": ');
    expect(store.problem).not.toBe('');
    expect(store.current).toEqual(DEFAULT_SETTINGS);
  });

  it('are stored when set', async () => {
    const { store, stored } = await reading({ model: 'granite' });
    const change = changeOf(store);
    await store.set('token', 'sesame');
    await change;
    expect(store.current).toMatchObject({ model: 'granite', token: 'sesame' });
    const later = new SettingRegistry({ connector: stored });
    expect((await later.load(ID)).user).toEqual({
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

describe('without a registry', () => {
  it('settings can be set for as long as the page lives', async () => {
    const store = new SettingsStore(null);
    const change = changeOf(store);
    await store.set('token', ' sesame ');
    await change;
    expect(store.current).toEqual({ ...DEFAULT_SETTINGS, token: 'sesame' });
  });
});
