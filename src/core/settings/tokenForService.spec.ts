import { DEFAULT_SETTINGS, HOSTED_URL } from './settings';
import { findFormerTokenService } from './tokenForService';

const USER_SETTINGS = { ...DEFAULT_SETTINGS, serviceUrl: '', token: 'sesame' };
const EFFECTIVE_SETTINGS = { ...USER_SETTINGS, serviceUrl: 'http://set' };

describe('a token that is bound to nothing', () => {
  it('is for the service that the person had, not for the administrator’s', () => {
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

  it('needs nothing where that is the same, or where it is bound', () => {
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
