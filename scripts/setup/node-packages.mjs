import fs from 'node:fs';
import path from 'node:path';
import { root } from '../common/paths.mjs';
import { run } from '../common/run.mjs';

export const title = 'Installing the Node packages';

/** A line in which npm reports a fetched package. The group is shown as progress. */
const FETCHED = /^npm http fetch GET \d+ \w+:\/\/[^/]+\/(\S+) .*$/;

/** Returns whether the installed packages are those of the lock file. */
export function isDone() {
  const expected = readPackages('package-lock.json');
  const installed = readPackages('node_modules/.package-lock.json');
  return Object.entries(expected).every(
    ([name, { version, optional, devOptional }]) =>
      !name.startsWith('node_modules/') ||
      installed[name]?.version === version ||
      (!installed[name] && (optional || devOptional))
  );
}

/**
 * Installs the packages of the lock file.
 *
 * @param {(line: string) => void} onLine
 */
export async function install(onLine) {
  const args = ['ci', '--ignore-scripts', '--loglevel=http'];
  const retries = ['--fetch-retry-mintimeout=2000'];
  await run('npm', [...args, ...retries], {
    log: 'npm-ci',
    onLine: line => onLine(line.replace(FETCHED, '$1'))
  });
}

/**
 * Reads the packages of a lock file; there are none if the file is missing.
 *
 * @param {string} file
 * @returns {Record<string, {version?: string, optional?: boolean, devOptional?: boolean}>}
 */
function readPackages(file) {
  const name = path.join(root, file);
  return fs.existsSync(name)
    ? JSON.parse(fs.readFileSync(name, 'utf8')).packages
    : {};
}
