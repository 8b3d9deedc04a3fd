import { DEFAULT_SETTINGS, HOSTED_URL } from './settings';
import {
  findFormerTokenService,
  getTokenInUse,
  isHeaderSafe
} from './tokenForService';

const USER_SETTINGS = { ...DEFAULT_SETTINGS, serviceUrl: '', token: 'sesame' };
const EFFECTIVE_SETTINGS = { ...USER_SETTINGS, serviceUrl: 'http://set' };

describe('the former service of an unbound token', () => {
  it('is the one that the user had, not the administrator’s', () => {
    expect(findFormerTokenService(USER_SETTINGS, EFFECTIVE_SETTINGS)).toBe(
      HOSTED_URL
    );
    expect(
      findFormerTokenService(
        { ...USER_SETTINGS, serviceUrl: 'http://a/v1/' },
        EFFECTIVE_SETTINGS
      )
    ).toBe('http://a');
  });

  it('is empty if it is still in use, if the token is bound, or without a token', () => {
    expect(
      findFormerTokenService(
        { ...USER_SETTINGS, serviceUrl: 'http://set/v1' },
        EFFECTIVE_SETTINGS
      )
    ).toBe('');
    expect(
      findFormerTokenService(
        { ...USER_SETTINGS, tokenService: 'http://b' },
        EFFECTIVE_SETTINGS
      )
    ).toBe('');
    expect(
      findFormerTokenService(
        { ...USER_SETTINGS, token: '' },
        EFFECTIVE_SETTINGS
      )
    ).toBe('');
  });
});

describe('the token in use', () => {
  it.each([
    ['', 'sesame'],
    ['http://a', 'sesame'],
    ['http://b', '']
  ])(
    'of a service at http://a, with a token for “%s”, is “%s”',
    (tokenService, token) => {
      const settings = {
        ...USER_SETTINGS,
        serviceUrl: 'http://a/v1',
        tokenService
      };
      expect(getTokenInUse(settings)).toBe(token);
    }
  );
});

describe('isHeaderSafe', () => {
  it.each([
    ['sesame-~!', true],
    ['', true],
    ['open sesame', false],
    ['sesame\n', false],
    ['sésame', false]
  ])('of %j is %s', (token, expected) => {
    expect(isHeaderSafe(token)).toBe(expected);
  });
});
