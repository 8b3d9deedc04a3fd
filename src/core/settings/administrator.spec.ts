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

describe('the settings that hold', () => {
  it('are the person’s own, where there is no administrator', () => {
    expect(resolveSettings(USER_SETTINGS, NO_ADMINISTRATOR_CONFIG)).toEqual(
      USER_SETTINGS
    );
    expect(resolveSettings(UNSET, NO_ADMINISTRATOR_CONFIG)).toEqual(
      DEFAULT_SETTINGS
    );
  });

  it('are the administrator’s, where the person has chosen nothing', () => {
    const free = { ...CONFIG, locked: [] };
    expect(resolveSettings(UNSET, free)).toEqual({
      ...UNSET,
      ...CONFIG.settings
    });
    expect(resolveSettings(USER_SETTINGS, free)).toEqual(USER_SETTINGS);
  });

  it('are the administrator’s, where they are locked', () => {
    expect(resolveSettings(USER_SETTINGS, CONFIG)).toEqual({
      ...USER_SETTINGS,
      ...CONFIG.settings,
      token: ''
    });
  });

  it('are the defaults, where nothing was set and that is locked', () => {
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

  it('are locked one by one', () => {
    const some = { ...CONFIG, locked: ['model' as const] };
    expect(resolveSettings(USER_SETTINGS, some)).toEqual({
      ...USER_SETTINGS,
      model: 'set-model'
    });
  });
});

describe('what a page says of its administrator', () => {
  it('is read', () => {
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
  ])('is nothing, where it can’t be understood: %j', value => {
    expect(parseAdministratorConfig(value)).toEqual(NO_ADMINISTRATOR_CONFIG);
  });
});
