import type { Page } from '@playwright/test';

/** What the page and the browser complain about from now on. */
export function complaintsOf(page: Page): string[] {
  const heard: string[] = [];
  page.on('pageerror', error => heard.push(String(error)));
  page.on('console', message => {
    if (message.type() === 'error') {
      heard.push(`${message.text()} ${message.location().url}`);
    }
  });
  return heard;
}
