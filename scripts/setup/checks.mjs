import fs from 'node:fs';
import { Failure } from '../common/failure.mjs';
import { root } from '../common/paths.mjs';

const BYTES_PER_GB = 1024 ** 3;

/** The disk space that packages, build and model take up at most. */
const MIN_FREE_BYTES = 2 * BYTES_PER_GB;

/**
 * Checks that the operating system is supported.
 *
 * @throws {Failure} on Windows
 */
export function checkSystem() {
  if (process.platform === 'win32') {
    throw new Failure(
      'Windows is not supported by this command.',
      'Run it in the Windows Subsystem for Linux, or install the extension with: pip install jupyterlab-qiskit-completer'
    );
  }
}

/**
 * Checks that the disk has enough free space for an installation.
 *
 * @param {string} folder any folder on the disk
 * @throws {Failure} if it has not
 */
export function checkDisk(folder = root) {
  const { bavail, bsize } = fs.statfsSync(folder);
  const free = bavail * bsize;
  if (free < MIN_FREE_BYTES) {
    throw new Failure(
      `Only ${(free / BYTES_PER_GB).toFixed(1)} GB are free on this disk, and 2 GB are needed.`,
      'Free some space and run the command again.'
    );
  }
}
