import {
  type IAdministratorConfig,
  NO_ADMINISTRATOR_CONFIG,
  parseAdministratorConfig,
  resolveSettings
} from './administrator';
import {
  DEFAULT_SETTINGS,
  HOSTED_URL,
  type IAssistantSettings
} from './settings';

const UNSET: IAssistantSettings = { ...DEFAULT_SETTINGS, serviceUrl: '' };
const USER_SETTINGS: IAssistantSettings = {
  ...DEFAULT_SETTINGS,
  serviceUrl: 'http://own',
  model: 'own-model',
  transport: 'direct',
  token: 'own-token'
};
const CONFIG: IAdministratorConfig = {
  settings: {
    serviceUrl: 'http://set',
    model: 'set-model',
    transport: 'relay'
  },
  locked: ['serviceUrl', 'model', 'transport', 'token']
};

describe('the settings in effect', () => {
  it('are the user’s own without an administrator', () => {
    expect(resolveSettings(USER_SETTINGS, NO_ADMINISTRATOR_CONFIG)).toEqual(
      USER_SETTINGS
    );
    expect(resolveSettings(UNSET, NO_ADMINISTRATOR_CONFIG)).toEqual(
      DEFAULT_SETTINGS
    );
  });

  it('are the administrator’s where the user has chosen nothing', () => {
    const unlocked = { ...CONFIG, locked: [] };
    expect(resolveSettings(UNSET, unlocked)).toEqual({
      ...UNSET,
      ...CONFIG.settings
    });
    expect(resolveSettings(USER_SETTINGS, unlocked)).toEqual(USER_SETTINGS);
  });

  it('are the administrator’s where they are locked', () => {
    expect(resolveSettings(USER_SETTINGS, CONFIG)).toEqual({
      ...USER_SETTINGS,
      ...CONFIG.settings,
      token: ''
    });
  });

  it('are the defaults where the administrator has set nothing and locked it', () => {
    const { locked } = CONFIG;
    expect(
      resolveSettings(USER_SETTINGS, { ...NO_ADMINISTRATOR_CONFIG, locked })
    ).toEqual({
      ...USER_SETTINGS,
      serviceUrl: HOSTED_URL,
      model: '',
      transport: 'auto',
      token: ''
    });
  });

  it('can be locked one by one', () => {
    const partlyLocked = { ...CONFIG, locked: ['model' as const] };
    expect(resolveSettings(USER_SETTINGS, partlyLocked)).toEqual({
      ...USER_SETTINGS,
      model: 'set-model'
    });
  });
});

describe('the administrator’s configuration', () => {
  it('is parsed from JSON', () => {
    expect(
      parseAdministratorConfig(JSON.parse(JSON.stringify(CONFIG)))
    ).toEqual(CONFIG);
  });

  it.each([
    null,
    [],
    'locked',
    { settings: 5, locked: 'all' },
    { settings: { model: 5, transport: 'pigeon' }, locked: ['everything', 5] }
  ])('sets and locks nothing if it can’t be understood: %j', value => {
    expect(parseAdministratorConfig(value)).toEqual(NO_ADMINISTRATOR_CONFIG);
  });
});
