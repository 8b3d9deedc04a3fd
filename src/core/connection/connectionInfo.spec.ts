import { createRelayState } from '../../testing/servers/testRelay';
import { DEFAULT_SETTINGS } from '../settings/settings';
import { parseRelayState } from './relayState';
import { locateToken } from './connectionInfo';

const SERVICE = 'http://service';

describe('the location of the token', () => {
  it.each([
    [{ source: 'environment' }, { kind: 'environment' }],
    [{ source: 'typed' }, { kind: 'server' }],
    [{ source: 'administrator' }, { kind: 'administrator' }],
    [
      { source: 'account', accounts: { names: [], selected: 'work' } },
      { kind: 'account', name: 'work' }
    ],
    [{ source: null, reason: 'none' }, { kind: 'none' }],
    [{ source: null, reason: 'otherService' }, { kind: 'otherService' }]
  ])('with %j from the relay is %j', (token, location) => {
    const state = parseRelayState(createRelayState({ token }));
    // With a relay, the token that the settings still have is not sent.
    const settings = { ...DEFAULT_SETTINGS, token: 'sesame' };
    expect(locateToken(state, settings, SERVICE)).toEqual(location);
  });

  it.each([
    ['', '', 'none'],
    ['sesame', '', 'settings'],
    ['sesame', SERVICE, 'settings'],
    ['sesame', 'http://other', 'otherService']
  ])(
    'without a relay, for the token “%s” for the service “%s”, is %s',
    (token, tokenService, kind) => {
      const settings = { ...DEFAULT_SETTINGS, token, tokenService };
      expect(locateToken(null, settings, SERVICE)).toEqual({ kind });
    }
  );
});
