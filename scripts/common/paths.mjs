import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The clone. */
export const root = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../..'
);

/** The virtual environment, and its Python. */
export const venv = path.join(root, '.venv');
export const python = path.join(venv, 'bin', 'python');

/** What is kept between runs: logs, stamps, the token. Only its owner may look inside. */
export const kept = path.join(root, '.run');

/**
 * A folder below `.run`, made when it is missing.
 *
 * @param {string[]} names
 * @returns {string}
 */
export function keptFolder(...names) {
  fs.mkdirSync(kept, { recursive: true, mode: 0o700 });
  const folder = path.join(kept, ...names);
  fs.mkdirSync(folder, { recursive: true });
  return folder;
}
