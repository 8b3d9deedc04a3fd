import type { Page } from '@playwright/test';

/** What the page and the browser complain about from now on. */
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
