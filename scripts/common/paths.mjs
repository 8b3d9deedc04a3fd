import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root folder of the clone. */
export const root = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../..'
);

/** The virtual environment that `npm start` creates. */
export const venv = path.join(root, '.venv');

/** The Python of the virtual environment. */
export const python = path.join(venv, 'bin', 'python');

/**
 * The folder for everything that is kept between runs: logs, stamps, the token. Only its owner can
 * read it.
 */
const runRoot = path.join(root, '.run');

/**
 * Returns the path of a folder below `.run`. Creates the folder if it is missing.
 *
 * @param {string[]} names the parts of the path below `.run`
 * @returns {string}
 */
export function ensureRunFolder(...names) {
  fs.mkdirSync(runRoot, { recursive: true, mode: 0o700 });
  const folder = path.join(runRoot, ...names);
  fs.mkdirSync(folder, { recursive: true });
  return folder;
}
