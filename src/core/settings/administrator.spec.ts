import {
  type IAdministrator,
  NO_ADMINISTRATOR,
  readAdministrator,
  settingsFor
} from './administrator';
import {
  DEFAULT_SETTINGS,
  HOSTED_URL,
  type IAssistantSettings
} from './settings';

const UNSET: IAssistantSettings = { ...DEFAULT_SETTINGS, serviceUrl: '' };
const OWN: IAssistantSettings = {
  ...DEFAULT_SETTINGS,
  serviceUrl: 'http://own',
  model: 'own-model',
  transport: 'direct',
  token: 'own-token'
};
const ALL: IAdministrator = {
  settings: {
    serviceUrl: 'http://set',
    model: 'set-model',
    transport: 'relay'
  },
  locked: ['serviceUrl', 'model', 'transport', 'token']
};

describe('the settings that hold', () => {
  it('are the person’s own, where there is no administrator', () => {
    expect(settingsFor(OWN, NO_ADMINISTRATOR)).toEqual(OWN);
    expect(settingsFor(UNSET, NO_ADMINISTRATOR)).toEqual(DEFAULT_SETTINGS);
  });

  it('are the administrator’s, where the person has chosen nothing', () => {
    const free = { ...ALL, locked: [] };
    expect(settingsFor(UNSET, free)).toEqual({ ...UNSET, ...ALL.settings });
    expect(settingsFor(OWN, free)).toEqual(OWN);
  });

  it('are the administrator’s, where they are locked', () => {
    expect(settingsFor(OWN, ALL)).toEqual({
      ...OWN,
      ...ALL.settings,
      token: ''
    });
  });

  it('are the defaults, where nothing was set and that is locked', () => {
    const { locked } = ALL;
    expect(settingsFor(OWN, { ...NO_ADMINISTRATOR, locked })).toEqual({
      ...OWN,
      serviceUrl: HOSTED_URL,
      model: '',
      transport: 'auto',
      token: ''
    });
  });

  it('are locked one by one', () => {
    const some = { ...ALL, locked: ['model' as const] };
    expect(settingsFor(OWN, some)).toEqual({ ...OWN, model: 'set-model' });
  });
});

describe('what a page says of its administrator', () => {
  it('is read', () => {
    expect(readAdministrator(JSON.parse(JSON.stringify(ALL)))).toEqual(ALL);
  });

  it.each([
    null,
    [],
    'locked',
    { settings: 5, locked: 'all' },
    { settings: { model: 5, transport: 'pigeon' }, locked: ['everything', 5] }
  ])('is nothing, where it can’t be understood: %j', value => {
    expect(readAdministrator(value)).toEqual(NO_ADMINISTRATOR);
  });
});
