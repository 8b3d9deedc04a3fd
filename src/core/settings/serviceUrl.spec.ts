import { parseServiceRoot, tryParseServiceRoot } from './serviceUrl';
import { ApiError } from '../errors/problem';

describe('the root of a service', () => {
  it.each([
    ['http://localhost:8000', 'http://localhost:8000'],
    ['http://localhost:8000/', 'http://localhost:8000'],
    ['http://localhost:8000/v1', 'http://localhost:8000'],
    ['http://localhost:8000/v1/', 'http://localhost:8000'],
    ['http://localhost:8000//v1//', 'http://localhost:8000'],
    [' \thttps://host.example/v1 \n', 'https://host.example'],
    ['https://host.example/qiskit/', 'https://host.example/qiskit'],
    ['https://host.example/qiskit/v1', 'https://host.example/qiskit'],
    ['https://host.example/v1/qiskit', 'https://host.example/v1/qiskit'],
    ['https://host.example/v10', 'https://host.example/v10'],
    ['HTTPS://Host.Example:443/v1', 'https://host.example'],
    ['http://[::1]:8000/v1', 'http://[::1]:8000']
  ])('is parsed from %j as %j', (given, root) => {
    expect(parseServiceRoot(given)).toBe(root);
  });

  it.each([
    ['an empty text', '', ''],
    ['a text that is no URL', 'my service', 'my service'],
    ['a path alone', '/v1', '/v1'],
    ['a URL with another protocol', 'file:///etc/passwd', 'file:///etc/passwd'],
    ['a URL without a protocol', 'localhost:8000/v1', 'localhost:8000/v1'],
    ['a URL with a user name', 'http://me:secret@host/v1', 'http://host/v1'],
    ['a user name without a protocol', 'me:secret@host/v1', 'host/v1'],
    [
      'a user name before an invalid port',
      'http://me:secret@host:x/',
      'http://host:x/'
    ],
    ['a URL with a query', 'http://host/v1?key=secret', 'http://host/v1'],
    ['a query in a text that is no URL', 'host?key=secret', 'host'],
    ['a URL with a fragment', 'http://host/v1#secret', 'http://host/v1']
  ])(
    'can’t be parsed from %s, and the error shows no secret',
    (_, given, shownUrl) => {
      let thrown: unknown;
      try {
        parseServiceRoot(given);
      } catch (error) {
        thrown = error;
      }
      expect(thrown).toBeInstanceOf(ApiError);
      expect((thrown as ApiError).problem).toEqual({
        kind: 'badUrl',
        url: shownUrl
      });
      expect(tryParseServiceRoot(given)).toBe('');
    }
  );
});
