import * as path from 'node:path';

/** The root folder of the repository. */
export const REPOSITORY_ROOT = path.resolve(__dirname, '../..');

/** The Python interpreter of the tests, which has Pillow and the local model. */
export const TEST_PYTHON_PATH =
  process.env['QISKIT_COMPLETER_PYTHON'] ??
  path.join(REPOSITORY_ROOT, '.venv/bin/python');

/** The Python interpreter whose Jupyter has the extension. */
export const JUPYTER_PYTHON_PATH =
  process.env['QISKIT_COMPLETER_LAB_PYTHON'] ?? TEST_PYTHON_PATH;
