import { defineConfig } from '@playwright/test';
import base from '../playwright.config';

/** The moving picture: made when it is asked for, not with the tests. */
export default defineConfig(base, {
  testDir: '.',
  testMatch: '*.pictures.ts',
  reporter: [['list']]
});
