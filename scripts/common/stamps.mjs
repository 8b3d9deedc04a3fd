import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';

/**
 * Returns a hash over the contents of files and folders, and over other facts.
 *
 * @param {readonly string[]} names files and folders, relative to the clone
 * @param {readonly string[]} [facts]
 * @returns {string}
 */
export function computeHash(names, facts = []) {
  const hash = createHash('sha256');
  for (const file of names.flatMap(name => listFiles(path.join(root, name)))) {
    hash.update(`${path.relative(root, file)}\0`);
    hash.update(fs.readFileSync(file));
  }
  return hash.update(facts.join('\0')).digest('hex');
}

/**
 * Returns whether a step was last done with the inputs that have this hash.
 *
 * @param {string} file the stamp of the step
 * @param {string} hash
 * @returns {boolean}
 */
export function isStampCurrent(file, hash) {
  return fs.existsSync(file) && fs.readFileSync(file, 'utf8') === hash;
}

/**
 * Records that a step was done with the inputs that have this hash.
 *
 * @param {string} file the stamp of the step
 * @param {string} hash
 */
export function writeStamp(file, hash) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, hash);
}

/**
 * Returns a file itself, or all files in a folder in sorted order. Empty if nothing is there.
 *
 * @param {string} name
 * @returns {string[]}
 */
function listFiles(name) {
  if (!fs.statSync(name, { throwIfNoEntry: false })?.isDirectory()) {
    return fs.existsSync(name) ? [name] : [];
  }
  return fs
    .readdirSync(name)
    .sort()
    .flatMap(entry => listFiles(path.join(name, entry)));
}
