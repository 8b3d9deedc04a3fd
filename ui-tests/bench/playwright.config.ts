import * as path from 'node:path';
import { defineConfig } from '@playwright/test';
import base from '../playwright.config';

const home = process.env['QISKIT_COMPLETER_HOME'] ?? '';

/** Uses the same JupyterLab as the tests, but without traces, which take time. */
export default defineConfig(base, {
  testDir: '.',
  testMatch: '*.bench.ts',
  outputDir: path.join(home, 'bench'),
  timeout: 600_000,
  reporter: [['list']],
  use: { trace: 'off' }
});
