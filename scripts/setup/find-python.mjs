import { execFileSync } from 'node:child_process';
import { Failure } from '../common/failure.mjs';

/** The oldest Python for which the pinned packages exist. */
const OLDEST = [3, 11];

const NAMES = [
  'python3.11',
  'python3',
  'python3.12',
  'python3.13',
  'python3.14',
  'python'
];

/**
 * The first Python on the path that is new enough and can make virtual environments.
 *
 * @returns {string}
 */
export function findPython() {
  const found = NAMES.flatMap(name => {
    const version = ask(
      name,
      'import sys; print("%d.%d" % sys.version_info[:2])'
    );
    return version ? [{ name, version }] : [];
  });
  const recent = found.filter(({ version }) => isRecent(version));
  if (recent.length === 0) {
    throw new Failure(
      `Python ${OLDEST.join('.')} or newer is needed, and ${describe(found)}.`,
      'Install it (on Debian or Ubuntu: apt install python3 python3-venv) and run the command again.'
    );
  }
  const able = recent.find(({ name }) =>
    ask(name, 'import ensurepip, venv; print("yes")')
  );
  if (!able) {
    throw new Failure(
      `${recent[0].name} cannot make virtual environments.`,
      'Install what is missing (on Debian or Ubuntu: apt install python3-venv) and run the command again.'
    );
  }
  return able.name;
}

/** @param {string} version */
function isRecent(version) {
  const [major, minor] = version.split('.').map(Number);
  return major === OLDEST[0] && minor >= OLDEST[1];
}

/** @param {{name: string, version: string}[]} found */
function describe(found) {
  return found.length === 0
    ? 'there is no Python on the path'
    : `there is only ${found[0].name}, which is Python ${found[0].version}`;
}

/**
 * What a Python prints, or nothing when it is missing or fails.
 *
 * @param {string} name
 * @param {string} code
 */
function ask(name, code) {
  try {
    return execFileSync(name, ['-c', code], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore']
    }).trim();
  } catch {
    return '';
  }
}
