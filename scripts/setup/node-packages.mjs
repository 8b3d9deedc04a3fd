import fs from 'node:fs';
import path from 'node:path';
import { root } from '../common/paths.mjs';
import { run } from '../common/run.mjs';

export const title = 'Installing the Node packages';

/** How npm reports a fetched package; the package is what matters. */
const FETCHED = /^npm http fetch GET \d+ \w+:\/\/[^/]+\/(\S+) .*$/;

/** Whether what is installed is what the lock file says. */
export function isDone() {
  const wanted = packagesOf('package-lock.json');
  const installed = packagesOf('node_modules/.package-lock.json');
  return Object.entries(wanted).every(
    ([name, { version, optional, devOptional }]) =>
      !name.startsWith('node_modules/') ||
      installed[name]?.version === version ||
      (!installed[name] && (optional || devOptional))
  );
}

/** @param {(line: string) => void} report */
export async function install(report) {
  const args = ['ci', '--ignore-scripts', '--loglevel=http'];
  const retries = ['--fetch-retry-mintimeout=2000'];
  await run('npm', [...args, ...retries], {
    log: 'npm-ci',
    report: line => report(line.replace(FETCHED, '$1'))
  });
}

/**
 * @param {string} file
 * @returns {Record<string, {version?: string, optional?: boolean, devOptional?: boolean}>}
 */
function packagesOf(file) {
  const name = path.join(root, file);
  return fs.existsSync(name)
    ? JSON.parse(fs.readFileSync(name, 'utf8')).packages
    : {};
}
