import fs from 'node:fs';
import path from 'node:path';
import { keptFolder, root } from '../common/paths.mjs';
import { run } from '../common/run.mjs';
import { hashOf, isStamped, stamp } from '../common/stamp.mjs';

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

const stampFile = () => path.join(keptFolder('stamps'), 'build');

/** Whether the last build was made from these sources and is still there. */
export function isDone() {
  return (
    OUTPUTS.every(file => fs.existsSync(path.join(root, file))) &&
    isStamped(stampFile(), hashOf(INPUTS))
  );
}

/** @param {(line: string) => void} report */
export async function build(report) {
  const hash = hashOf(INPUTS);
  await run('npm', ['run', 'build:prod'], { log: 'build', report });
  stamp(stampFile(), hash);
}
