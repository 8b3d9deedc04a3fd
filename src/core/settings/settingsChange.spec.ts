import { DEFAULT_SETTINGS, type IAssistantSettings } from './settings';
import { compareSettings, type SettingsChange } from './settingsChange';

const BEFORE: IAssistantSettings = {
  ...DEFAULT_SETTINGS,
  serviceUrl: 'http://a/v1',
  token: 'sesame',
  tokenService: 'http://a'
};

describe('changed settings', () => {
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
  ])('are a matter of %s: %j', (change, changed) => {
    expect(compareSettings(BEFORE, { ...BEFORE, ...changed })).toBe(change);
  });

  it('are none when a token is bound to its service at last', () => {
    const unbound = { ...BEFORE, tokenService: '' };
    expect(compareSettings(unbound, BEFORE)).toBe('nothing');
    const elsewhere = { ...BEFORE, tokenService: 'http://b' };
    expect(compareSettings(unbound, elsewhere)).toBe('token');
  });
});
