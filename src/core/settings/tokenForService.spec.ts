import { DEFAULT_SETTINGS, HOSTED_URL } from './settings';
import { givenBefore } from './tokenForService';

const own = { ...DEFAULT_SETTINGS, serviceUrl: '', token: 'sesame' };
const set = { ...own, serviceUrl: 'http://set' };

describe('a token that is bound to nothing', () => {
  it('is for the service that the person had, not for the administrator’s', () => {
    expect(givenBefore(own, set)).toBe(HOSTED_URL);
    expect(givenBefore({ ...own, serviceUrl: 'http://a/v1/' }, set)).toBe(
      'http://a'
    );
  });

  it('needs nothing where that is the same, or where it is bound', () => {
    expect(givenBefore({ ...own, serviceUrl: 'http://set/v1' }, set)).toBe('');
    expect(givenBefore({ ...own, tokenService: 'http://b' }, set)).toBe('');
    expect(givenBefore({ ...own, token: '' }, set)).toBe('');
  });
});
