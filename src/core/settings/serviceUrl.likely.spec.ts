import { guessServiceUrl } from './serviceUrl';

describe('the URL that is likely meant', () => {
  it.each([
    ['http://localhost:11434/api', 'http://localhost:11434/v1'],
    ['http://localhost:1234/v1/models', 'http://localhost:1234/v1'],
    ['https://host/team/v1/chat/completions', 'https://host/team/v1'],
    ['https://host/docs', 'https://host/v1'],
    ['https://host/v10/x', 'https://host/v1']
  ])('of %s is %s', (root, url) => {
    expect(guessServiceUrl(root)).toBe(url);
  });

  it('of a root without a path is not known', () => {
    expect(guessServiceUrl('http://localhost:11434')).toBeNull();
  });
});
