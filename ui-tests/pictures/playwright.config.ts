import { defineConfig } from '@playwright/test';
import base from '../playwright.config';

/** The animated pictures of the documentation, which the tests don't make. */
export default defineConfig(base, {
  testDir: '.',
  testMatch: '*.pictures.ts',
  outputDir: '../test-results/film',
  reporter: [['list']]
});
