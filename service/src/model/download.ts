import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import {
  mkdir,
  open as openFile,
  rename,
  rm,
  stat,
  statfs
} from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { reason, say } from '../log';
import { openRemote } from './remoteFile';
import { Progress } from './progress';

/** A file on the network that is known in advance. */
export interface IRemoteFile {
  url: string;
  /** What to call it on the disk. */
  name: string;
  bytes: number;
  /** Lower-case hexadecimal. */
  sha256: string;
}

/** Bytes that a download leaves free on the disk. */
const SLACK = 64 * 1024 * 1024;
/** Connections that may break in a row without a byte gained. */
const MOST_BREAKS = 3;

/**
 * The path of a file in a folder: downloaded unless it is there, resumed
 * where an earlier run ended, and given its name only once its hash is right.
 * Null if it is not there and `mayAsk` is false. Throws an `Error` that says
 * why it could not be had.
 */
export async function download(
  file: IRemoteFile,
  folder: string,
  mayAsk: boolean
): Promise<string | null> {
  const path = join(folder, file.name);
  if ((await sizeOf(path)) === file.bytes) {
    return path;
  }
  if (!mayAsk) {
    return null;
  }
  const part = `${path}.part`;
  let breaks = 0;
  for (let have = await sizeOf(part); have < file.bytes;) {
    try {
      await fetchRest(file, folder, part, have);
    } catch (error) {
      const size = await sizeOf(part);
      breaks = size > have ? 0 : breaks + 1;
      if (size === 0 || breaks >= MOST_BREAKS) {
        throw error;
      }
      say(`The download broke off (${reason(error)}): going on.`);
    }
    have = await sizeOf(part);
  }
  if ((await hashOf(part)) !== file.sha256) {
    await rm(part);
    throw new Error(
      'what was downloaded has the wrong SHA-256, and was deleted'
    );
  }
  await rename(part, path);
  return path;
}

async function fetchRest(
  file: IRemoteFile,
  folder: string,
  part: string,
  have: number
): Promise<void> {
  const { body, start } = await openRemote(file.url, have);
  await mkdir(folder, { recursive: true });
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < file.bytes - start + SLACK) {
    await body.cancel();
    throw new Error(
      `${folder} has too little free space: ${megabytes(file.bytes - start + SLACK)} are needed`
    );
  }
  if (start === 0) {
    say(
      `Downloading ${file.name}, ${megabytes(file.bytes)}, once, to ${folder}.`
    );
  }
  const progress = new Progress(file.name, file.bytes, start);
  // Not a pipeline: that would throw away, with a break, what is on its way.
  const handle = await openFile(part, start > 0 ? 'a' : 'w', 0o600);
  try {
    for await (const chunk of body) {
      await handle.appendFile(chunk);
      progress.add(chunk.length);
    }
  } finally {
    await handle.close();
    progress.end();
  }
}

async function sizeOf(path: string): Promise<number> {
  return (await stat(path).catch(() => null))?.size ?? 0;
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1e6)} MB`;
}
