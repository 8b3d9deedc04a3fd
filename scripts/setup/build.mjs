import fs from 'node:fs';
import path from 'node:path';
import { ensureRunFolder, root } from '../common/paths.mjs';
import { run } from '../common/run.mjs';
import { computeHash, isStampCurrent, writeStamp } from '../common/stamps.mjs';

export const title = 'Building the extension and the local service';

const INPUTS = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'webpack.config.js',
  'src',
  'schema',
  'style',
  'service/package.json',
  'service/src'
];

const OUTPUTS = [
  'lib/index.js',
  'jupyterlab_qiskit_completer/labextension/package.json',
  'service/lib/main.js'
];

const getStampFile = () => path.join(ensureRunFolder('stamps'), 'build');

/** Returns whether the build output exists and was made from the current sources. */
export function isDone() {
  return (
    OUTPUTS.every(file => fs.existsSync(path.join(root, file))) &&
    isStampCurrent(getStampFile(), computeHash(INPUTS))
  );
}

/**
 * Makes a production build of the extension and of the local service.
 *
 * @param {(line: string) => void} onLine
 */
export async function build(onLine) {
  const hash = computeHash(INPUTS);
  await run('npm', ['run', 'build:prod'], { log: 'build', onLine });
  writeStamp(getStampFile(), hash);
}
