import { execFileSync } from 'node:child_process';
import { Failure } from '../common/failure.mjs';

/** The oldest Python for which the pinned packages exist. */
const MIN_VERSION = [3, 11];

/** The programs to look for, in order of preference. */
const PYTHON_NAMES = [
  'python3.11',
  'python3',
  'python3.12',
  'python3.13',
  'python3.14',
  'python'
];

/**
 * Returns the name of the first Python on the path that is new enough and can create virtual
 * environments.
 *
 * @returns {string}
 * @throws {Failure} if there is none
 */
export function findPython() {
  const candidates = PYTHON_NAMES.flatMap(name => {
    const version = runPython(
      name,
      'import sys; print("%d.%d" % sys.version_info[:2])'
    );
    return version ? [{ name, version }] : [];
  });
  const recent = candidates.filter(({ version }) => isRecent(version));
  if (recent.length === 0) {
    throw new Failure(
      `Python ${MIN_VERSION.join('.')} or newer is needed, and ${describeCandidates(candidates)}.`,
      'Install it (on Debian or Ubuntu: apt install python3 python3-venv) and run the command again.'
    );
  }
  const usable = recent.find(({ name }) =>
    runPython(name, 'import ensurepip, venv; print("yes")')
  );
  if (!usable) {
    throw new Failure(
      `${recent[0].name} cannot create virtual environments.`,
      'Install the missing part (on Debian or Ubuntu: apt install python3-venv) and run the command again.'
    );
  }
  return usable.name;
}

/**
 * Returns whether a version, such as "3.12", is new enough.
 *
 * @param {string} version
 */
function isRecent(version) {
  const [major, minor] = version.split('.').map(Number);
  return major === MIN_VERSION[0] && minor >= MIN_VERSION[1];
}

/**
 * Returns the part of the error message that says which Python is on the path.
 *
 * @param {{name: string, version: string}[]} candidates
 */
function describeCandidates(candidates) {
  return candidates.length === 0
    ? 'there is no Python on the path'
    : `there is only ${candidates[0].name}, which is Python ${candidates[0].version}`;
}

/**
 * Returns the output of a Python program, or an empty text if that Python is missing or fails.
 *
 * @param {string} name
 * @param {string} code
 */
function runPython(name, code) {
  try {
    return execFileSync(name, ['-c', code], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore']
    }).trim();
  } catch {
    return '';
  }
}
