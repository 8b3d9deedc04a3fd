import fs from 'node:fs';
import { Failure } from '../common/failure.mjs';
import { root } from '../common/paths.mjs';

const NEEDED = 2 * 1024 ** 3;

/** Refuse systems on which the steps below cannot work. */
export function checkSystem() {
  if (process.platform === 'win32') {
    throw new Failure(
      'Windows is not supported by this command.',
      'Run it in the Windows Subsystem for Linux, or install the extension with: pip install jupyterlab-qiskit-completer'
    );
  }
}

/**
 * Refuse to fill a disk: packages, build and model take up to 2 GB.
 *
 * @param {string} folder
 */
export function checkDisk(folder = root) {
  const { bavail, bsize } = fs.statfsSync(folder);
  const free = bavail * bsize;
  if (free < NEEDED) {
    throw new Failure(
      `Only ${(free / 1024 ** 3).toFixed(1)} GB are free on this disk, and 2 GB are needed.`,
      'Make room and run the command again.'
    );
  }
}
