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
import { DownloadProgress } from './downloadProgress';

/** A file on the network whose size and hash are known in advance. */
export interface IRemoteFile {
  url: string;
  /** The file's name on the disk. */
  name: string;
  bytes: number;
  /** The hash, in lower-case hexadecimal. */
  sha256: string;
}

/** The number of bytes that a download leaves free on the disk. */
const MIN_FREE_DISK_BYTES = 64 * 1024 * 1024;
/** The number of connections in a row that may break without a byte received. */
const MAX_BREAKS_WITHOUT_PROGRESS = 3;

/**
 * Downloads a file into a folder unless it is already there, and returns its path.
 * Resumes where an earlier download ended. The file gets its name only once its
 * hash is verified; until then it is `<name>.part`.
 *
 * Returns null if the file is not there and `mayDownload` is false. Throws an
 * `Error` that says why the download failed.
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
        `The download broke off (${getErrorMessage(error)}): resuming it.`
      );
    }
    downloadedBytes = await getFileSize(partPath);
  }
  if ((await computeSha256(partPath)) !== file.sha256) {
    await rm(partPath);
    throw new Error(
      'the downloaded file had the wrong SHA-256, and was deleted'
    );
  }
  await rename(partPath, path);
  return path;
}

/** Downloads the bytes from `downloadedBytes` on, or all if the server can't resume. */
async function fetchRest(
  file: IRemoteFile,
  folder: string,
  partPath: string,
  downloadedBytes: number
): Promise<void> {
  const { body, start } = await openRemote(file.url, downloadedBytes);
  await mkdir(folder, { recursive: true });
  const { bavail, bsize } = await statfs(folder);
  const neededBytes = file.bytes - start + MIN_FREE_DISK_BYTES;
  if (bavail * bsize < neededBytes) {
    await body.cancel();
    throw new Error(
      `${folder} has too little free space: it needs ${formatMegabytes(neededBytes)}`
    );
  }
  if (start === 0) {
    logMessage(
      `Downloading ${file.name} (${formatMegabytes(file.bytes)}) to ${folder}, once.`
    );
  }
  const progress = new DownloadProgress(file.name, file.bytes, start);
  // Not a pipeline, which would lose the bytes in its buffers if the connection breaks.
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

/** Returns a file's size in bytes; 0 if there is no such file. */
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
