import { isLoopbackHost } from './loopback';

describe('isLoopbackHost', () => {
  it.each([
    ['localhost', true],
    ['lab.localhost', true],
    ['127.0.0.1', true],
    ['127.8.8.8', true],
    ['[::1]', true],
    ['hub.example', false],
    ['localhost.example', false],
    ['127.example', false],
    ['mylocalhost', false]
  ])('of %s is %s', (hostname, expected) => {
    expect(isLoopbackHost(hostname)).toBe(expected);
  });
});
