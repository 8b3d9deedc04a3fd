import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text as readText } from 'node:stream/consumers';
import { findModelPython, SERVICE_FOLDER } from './testing/python';

let folder: string;
let scriptPath: string;
const startedProcesses: ChildProcess[] = [];

beforeAll(() => {
  execFileSync('npm', ['run', 'build'], {
    cwd: SERVICE_FOLDER,
    stdio: 'ignore'
  });
  folder = mkdtempSync(join(tmpdir(), 'main-'));
  scriptPath = join(folder, 'script.json');
  writeFileSync(scriptPath, '{"default_accepted": true}');
}, 60_000);

afterAll(() => {
  startedProcesses.forEach(child => child.kill('SIGKILL'));
  rmSync(folder, { recursive: true });
});

function startCommand(...args: string[]) {
  const child = spawn(
    process.execPath,
    [join(SERVICE_FOLDER, 'lib/main.js'), '--port', '0', ...args],
    { env: { ...process.env, QISKIT_COMPLETER_SERVICE_TOKEN: 'abc' } }
  );
  startedProcesses.push(child);
  return child;
}

/** Runs a command that ends by itself, and returns its exit code and its output. */
async function runUntilExit(...args: string[]) {
  const child = startCommand(...args);
  const [stdout, stderr] = await Promise.all([
    readText(child.stdout),
    readText(child.stderr),
    child.exitCode ?? once(child, 'exit')
  ]);
  return { code: child.exitCode, stdout, stderr };
}

async function readFirstLine(
  child: ReturnType<typeof startCommand>
): Promise<string> {
  const [line] = (await once(
    createInterface(child.stdout),
    'line'
  )) as string[];
  return line ?? '';
}

const createScriptedArgs = () => [
  '--engine',
  'scripted',
  '--script',
  scriptPath
];

describe('the command', () => {
  it('prints its address when it is ready, answers requests, and ends on SIGTERM', async () => {
    const child = startCommand(...createScriptedArgs());
    const line = await readFirstLine(child);
    const [, url] =
      /^ready (http:\/\/127\.0\.0\.1:\d+\/v1) scripted-model$/.exec(line) ?? [];
    const headers = { authorization: 'Bearer abc' };
    expect((await fetch(`${url}/models`, { headers })).status).toBe(200);
    const signalledAt = Date.now();
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(Date.now() - signalledAt).toBeLessThan(2000);
  });

  it('prints its options on --help', async () => {
    const { code, stdout } = await runUntilExit('--help');
    expect(code).toBe(0);
    expect(stdout).toContain('--token-file');
  });

  it('names the port that is in use', async () => {
    const occupied = createServer().listen(0, '127.0.0.1');
    await once(occupied, 'listening');
    const { port } = occupied.address() as AddressInfo;
    const { code, stderr } = await runUntilExit(
      ...createScriptedArgs(),
      '--port',
      `${port}`
    );
    occupied.close();
    expect(code).toBe(1);
    expect(stderr).toMatch(new RegExp(`^Port ${port} .* in use: .*--port`));
  });

  it.each([
    [['--engine', 'scripted'], /^--engine scripted needs --script/],
    [['--engine', 'openai'], /^--engine openai needs --engine-url/],
    [['--engine', 'scripted', '--script', '/none'], /could not be read/],
    [
      ['--engine', 'openai', '--engine-url', 'http://127.0.0.1:9'],
      /can't be reached: .*Check --engine-url/
    ],
    [['--model-path', '/none.gguf'], /^There is no model file \/none\.gguf/],
    [['--no-download', '--python', '/none'], /^There is no "\/none"/],
    [['--host', 'no.such.host.invalid'], /^no\.such\.host\.invalid/]
  ])('explains in one line what is wrong with %j', async (args, message) => {
    const { code, stdout, stderr } = await runUntilExit(...args);
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it('explains that a file is not a model', async () => {
    const python = findModelPython();
    const path = join(folder, 'broken.gguf');
    writeFileSync(path, 'not a model');
    const args = ['--python', python, '--model-path', path];
    const { code, stderr } = await runUntilExit(...args);
    expect(code).toBe(1);
    expect(stderr).toMatch(/The model can't be started: .* complete GGUF file/);
  }, 30_000);
});

describe('the process of the real model', () => {
  it.each(['SIGKILL', 'SIGTERM'] as const)(
    'ends with the service (%s)',
    async signal => {
      const child = startCommand(
        '--no-download',
        '--python',
        findModelPython()
      );
      expect(await readFirstLine(child)).toMatch(/smollm2-135m-instruct$/);
      const [pid] = listChildProcesses(child.pid ?? 0);
      expect(pid).toBeDefined();
      child.kill(signal);
      await once(child, 'exit');
      while (isRunning(pid ?? 0)) {
        await new Promise(resolve => setImmediate(resolve));
      }
    },
    60_000
  );
});

/** Returns the ids of the processes that a process has started (Linux only). */
function listChildProcesses(pid: number): number[] {
  const list = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
  return list.trim().split(' ').map(Number);
}

/** Returns whether a process runs (Linux only); a zombie does not. */
function isRunning(pid: number): boolean {
  const path = `/proc/${pid}/stat`;
  return existsSync(path) && !/\) [ZX] /.test(readFileSync(path, 'utf8'));
}
