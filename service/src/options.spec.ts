import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readOptions } from './options';

const ENV = { QISKIT_COMPLETER_SERVICE_TOKEN: 'abc', XDG_CACHE_HOME: '/c' };

describe('readOptions', () => {
  it('has defaults for all options except the token', () => {
    expect(readOptions([], ENV)).toMatchObject({
      host: '127.0.0.1',
      port: 8890,
      token: 'abc',
      dialect: 'qiskit',
      engine: 'llama',
      python: 'python3',
      modelsDir: '/c/qiskit-completer/models',
      mayDownload: true,
      allowedOrigins: []
    });
  });

  it('reads the token from a file, without the line break at its end', () => {
    const folder = mkdtempSync(join(tmpdir(), 'token-'));
    const file = join(folder, 'token');
    writeFileSync(file, 'from file\n');
    expect(readOptions(['--token-file', file], {}).token).toBe('from file');
    rmSync(folder, { recursive: true });
  });

  it('can forbid downloads', () => {
    expect(readOptions(['--no-download'], ENV).mayDownload).toBe(false);
    const env = { ...ENV, QISKIT_COMPLETER_OFFLINE: '1' };
    expect(readOptions([], env).mayDownload).toBe(false);
  });

  it('allows migration only with the openai engine and the hosted dialect', () => {
    expect(readOptions([], ENV).canMigrate).toBe(false);
    const argv = ['--migration', '--engine', 'openai', '--dialect', 'hosted'];
    expect(readOptions(argv, ENV).canMigrate).toBe(true);
  });

  it.each<[string[], NodeJS.ProcessEnv, RegExp]>([
    [[], {}, /A token is needed: .*QISKIT_COMPLETER_SERVICE_TOKEN/],
    [[], { QISKIT_COMPLETER_SERVICE_TOKEN: ' ' }, /A token is needed/],
    [['--token-file', '/none'], ENV, /The token can't be read/],
    [['--token', 'abc'], ENV, /Unknown option '--token'.*--help/s],
    [['--port', '70000'], ENV, /from 0 to 65535/],
    [['--port', 'x'], ENV, /--port can't be "x"/],
    [['--threads', '0'], ENV, /from 1 to/],
    [['--dialect', 'x'], ENV, /choose qiskit, hosted, openai/],
    [['--engine', 'x'], ENV, /choose llama, openai, scripted/],
    [['--migration'], ENV, /--migration needs --engine openai/],
    [['--migration', '--engine', 'openai'], ENV, /--dialect hosted/]
  ])('rejects %j with the reason', (argv, env, message) => {
    expect(() => readOptions(argv, env)).toThrow(message);
  });
});
