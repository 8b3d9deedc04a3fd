import type { Page } from '@playwright/test';

/**
 * Collects the errors that a page or its browser reports from now on. The array
 * grows.
 */
export function collectErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', error => errors.push(String(error)));
  page.on('console', message => {
    if (message.type() === 'error') {
      errors.push(`${message.text()} ${message.location().url}`);
    }
  });
  return errors;
}
