import { defineConfig } from '@playwright/test';
import base from '../playwright.config';

/** The pictures of the guide: made when they are asked for, not with the tests. */
export default defineConfig(base, {
  testDir: '.',
  testMatch: '*.pictures.ts',
  outputDir: '../test-results/film',
  reporter: [['list']]
});
