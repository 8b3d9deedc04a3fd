import { DEFAULT_SETTINGS, type IAssistantSettings } from './settings';
import { compareSettings, type SettingsChange } from './settingsChange';

const BEFORE: IAssistantSettings = {
  ...DEFAULT_SETTINGS,
  serviceUrl: 'http://a/v1',
  token: 'sesame',
  tokenService: 'http://a'
};

describe('a comparison of settings', () => {
  it.each<[SettingsChange, Partial<IAssistantSettings>]>([
    ['nothing', {}],
    ['nothing', { automatic: false, reports: false }],
    ['token', { token: '', tokenService: '' }],
    ['token', { tokenService: 'http://b' }],
    ['service', { token: 'other' }],
    ['service', { serviceUrl: 'http://b' }],
    ['service', { transport: 'direct' }],
    ['service', { paused: true }],
    ['service', { model: 'granite' }]
  ])('finds a change of %s: %j', (expected, changed) => {
    expect(compareSettings(BEFORE, { ...BEFORE, ...changed })).toBe(expected);
  });

  it('finds no change if a token is only bound to its service', () => {
    const unbound = { ...BEFORE, tokenService: '' };
    expect(compareSettings(unbound, BEFORE)).toBe('nothing');
    const boundElsewhere = { ...BEFORE, tokenService: 'http://b' };
    expect(compareSettings(unbound, boundElsewhere)).toBe('token');
  });
});
