import { guessServiceUrl } from './likelyUrl';

describe('the service URL that the user may have meant', () => {
  it.each([
    ['http://localhost:11434/api', 'http://localhost:11434/v1'],
    ['http://localhost:1234/v1/models', 'http://localhost:1234/v1'],
    ['https://host/team/v1/chat/completions', 'https://host/team/v1'],
    ['https://host/docs', 'https://host/v1'],
    ['https://host/v10/x', 'https://host/v1']
  ])('with %s is %s', (root, expected) => {
    expect(guessServiceUrl(root)).toBe(expected);
  });

  it('is unknown for a root without a path', () => {
    expect(guessServiceUrl('http://localhost:11434')).toBeNull();
  });
});
