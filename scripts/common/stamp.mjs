import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';

/**
 * A hash over files, folders and a few facts.
 *
 * @param {readonly string[]} names Files and folders of the clone.
 * @param {readonly string[]} [facts]
 * @returns {string}
 */
export function hashOf(names, facts = []) {
  const hash = createHash('sha256');
  for (const file of names.flatMap(name => filesOf(path.join(root, name)))) {
    hash.update(`${path.relative(root, file)}\0`);
    hash.update(fs.readFileSync(file));
  }
  return hash.update(facts.join('\0')).digest('hex');
}

/**
 * Whether a step was last done with these inputs.
 *
 * @param {string} file
 * @param {string} hash
 * @returns {boolean}
 */
export function isStamped(file, hash) {
  return fs.existsSync(file) && fs.readFileSync(file, 'utf8') === hash;
}

/**
 * Remember the inputs with which a step was done.
 *
 * @param {string} file
 * @param {string} hash
 */
export function stamp(file, hash) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, hash);
}

/**
 * @param {string} name
 * @returns {string[]}
 */
function filesOf(name) {
  if (!fs.statSync(name, { throwIfNoEntry: false })?.isDirectory()) {
    return fs.existsSync(name) ? [name] : [];
  }
  return fs
    .readdirSync(name)
    .sort()
    .flatMap(entry => filesOf(path.join(name, entry)));
}
