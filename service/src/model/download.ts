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
import { getErrorMessage, logMessage } from '../log';
import { openRemote } from './remoteFile';
import { DownloadProgress } from './progress';

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
const MIN_FREE_DISK_BYTES = 64 * 1024 * 1024;
/** Connections that may break in a row without a byte gained. */
const MAX_BREAKS_WITHOUT_PROGRESS = 3;

/**
 * The path of a file in a folder: downloaded unless it is there, resumed
 * where an earlier run ended, and given its name only once its hash is right.
 * Null if it is not there and `mayAsk` is false. Throws an `Error` that says
 * why it could not be had.
 */
export async function download(
  file: IRemoteFile,
  folder: string,
  mayDownload: boolean
): Promise<string | null> {
  const path = join(folder, file.name);
  if ((await getFileSize(path)) === file.bytes) {
    return path;
  }
  if (!mayDownload) {
    return null;
  }
  const partPath = `${path}.part`;
  let breaksWithoutProgress = 0;
  for (
    let downloadedBytes = await getFileSize(partPath);
    downloadedBytes < file.bytes;
  ) {
    try {
      await fetchRest(file, folder, partPath, downloadedBytes);
    } catch (error) {
      const size = await getFileSize(partPath);
      breaksWithoutProgress =
        size > downloadedBytes ? 0 : breaksWithoutProgress + 1;
      if (size === 0 || breaksWithoutProgress >= MAX_BREAKS_WITHOUT_PROGRESS) {
        throw error;
      }
      logMessage(
        `The download broke off (${getErrorMessage(error)}): going on.`
      );
    }
    downloadedBytes = await getFileSize(partPath);
  }
  if ((await computeSha256(partPath)) !== file.sha256) {
    await rm(partPath);
    throw new Error(
      'what was downloaded has the wrong SHA-256, and was deleted'
    );
  }
  await rename(partPath, path);
  return path;
}

async function fetchRest(
  file: IRemoteFile,
  folder: string,
  partPath: string,
  downloadedBytes: number
): Promise<void> {
  const { body, start } = await openRemote(file.url, downloadedBytes);
  await mkdir(folder, { recursive: true });
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < file.bytes - start + MIN_FREE_DISK_BYTES) {
    await body.cancel();
    throw new Error(
      `${folder} has too little free space: ${formatMegabytes(file.bytes - start + MIN_FREE_DISK_BYTES)} are needed`
    );
  }
  if (start === 0) {
    logMessage(
      `Downloading ${file.name}, ${formatMegabytes(file.bytes)}, once, to ${folder}.`
    );
  }
  const progress = new DownloadProgress(file.name, file.bytes, start);
  // Not a pipeline: that would throw away, with a break, what is on its way.
  const handle = await openFile(partPath, start > 0 ? 'a' : 'w', 0o600);
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

async function getFileSize(path: string): Promise<number> {
  return (await stat(path).catch(() => null))?.size ?? 0;
}

async function computeSha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

function formatMegabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1e6)} MB`;
}
