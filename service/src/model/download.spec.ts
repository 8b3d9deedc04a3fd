import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { download, type IRemoteFile } from './download';

const CONTENT = randomBytes(300_000);
const SHA256 = createHash('sha256').update(CONTENT).digest('hex');

let folder: string;
let server: Server;
let listener: RequestListener;
let file: IRemoteFile;
let ranges: (string | undefined)[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'download-'));
  ranges = [];
  listener = serveFile;
  server = createServer((request, response) => {
    ranges.push(request.headers.range);
    listener(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/model.gguf`;
  file = { url, name: 'model.gguf', bytes: CONTENT.length, sha256: SHA256 };
});

afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true });
});

const serveFile: RequestListener = (request, response) => {
  const start = getRangeStart(request);
  if (start > 0) {
    const range = `bytes ${start}-${CONTENT.length - 1}/${CONTENT.length}`;
    response.writeHead(206, { 'content-range': range });
  }
  response.end(CONTENT.subarray(start));
};

function getRangeStart(request: IncomingMessage): number {
  return Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
}

async function expectContent(path: string | null): Promise<void> {
  expect(path).toBe(join(folder, 'model.gguf'));
  expect((await readFile(path ?? '')).equals(CONTENT)).toBe(true);
  expect(await readdir(folder)).toEqual(['model.gguf']);
}

describe('download', () => {
  it('downloads a file once', async () => {
    await expectContent(await download(file, folder, true));
    await expectContent(await download(file, folder, true));
    expect(ranges).toEqual([undefined]);
  });

  it('sends no request if it may not download', async () => {
    expect(await download(file, folder, false)).toBeNull();
    expect(ranges).toEqual([]);
  });

  it('resumes where an earlier download ended', async () => {
    await writeFile(join(folder, 'model.gguf.part'), CONTENT.subarray(0, 1000));
    await expectContent(await download(file, folder, true));
    expect(ranges).toEqual(['bytes=1000-']);
  });

  it('starts from the beginning if the server ignores ranges', async () => {
    await writeFile(join(folder, 'model.gguf.part'), CONTENT.subarray(0, 1000));
    listener = (_request, response) => response.end(CONTENT);
    await expectContent(await download(file, folder, true));
  });

  it('resumes if the connection breaks', async () => {
    listener = (request, response) => {
      if (getRangeStart(request) > 0) {
        serveFile(request, response);
        return;
      }
      response.writeHead(200, { 'content-length': CONTENT.length });
      response.write(CONTENT.subarray(0, 100_000), () => response.destroy());
    };
    await expectContent(await download(file, folder, true));
    expect(ranges).toHaveLength(2);
  });

  it('keeps the downloaded part if the server can’t be reached any more', async () => {
    listener = (request, response) => {
      if (getRangeStart(request) > 0) {
        response.destroy();
        return;
      }
      response.writeHead(200, { 'content-length': CONTENT.length });
      response.write(CONTENT.subarray(0, 100_000), () => response.destroy());
    };
    await expect(download(file, folder, true)).rejects.toThrow(/reached/);
    expect(await readdir(folder)).toEqual(['model.gguf.part']);
  });

  it('deletes a file with the wrong hash', async () => {
    file.sha256 = '0'.repeat(64);
    await expect(download(file, folder, true)).rejects.toThrow(/wrong SHA-256/);
    expect(await readdir(folder)).toEqual([]);
  });

  it('rejects a file that is longer than expected', async () => {
    listener = (_request, response) =>
      response.end(Buffer.concat([CONTENT, CONTENT]));
    await expect(download(file, folder, true)).rejects.toThrow(/wrong SHA-256/);
  });

  it('writes nothing if the file does not fit on the disk', async () => {
    file.bytes = Number.MAX_SAFE_INTEGER;
    await expect(download(file, folder, true)).rejects.toThrow(/free space/);
    expect(await readdir(folder)).toEqual([]);
  });

  it('explains that there is no such file, or no server', async () => {
    listener = (_request, response) => response.writeHead(404).end();
    await expect(download(file, folder, true)).rejects.toThrow(/answered 404/);
    server.closeAllConnections();
    server.close();
    await expect(download(file, folder, true)).rejects.toThrow(/ECONNREFUSED/);
  });
});
