import { expect, type Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';

/** What axe's script leaves in a page. */
interface IAxe {
  run(context: string, options: RunOptions): Promise<AxeResults>;
}

/** The rules of WCAG 2.2 on levels A and AA, and what axe calls good practice. */
const AXE_OPTIONS: RunOptions = {
  runOnly: [
    'wcag2a',
    'wcag2aa',
    'wcag21a',
    'wcag21aa',
    'wcag22aa',
    'best-practice'
  ],
  resultTypes: ['violations']
};

/** See that axe finds nothing wrong below an element, which has to be there. */
export async function expectAccessible(
  page: Page,
  selector: string
): Promise<void> {
  await page.locator(selector).first().waitFor({ state: 'attached' });
  if (!(await page.evaluate(() => 'axe' in window))) {
    await page.addScriptTag({ path: require.resolve('axe-core/axe.min.js') });
  }
  const found = await page.evaluate(
    async ([where, options]) => {
      const { axe } = window as unknown as { axe: IAxe };
      const { violations } = await axe.run(where, options);
      return violations.flatMap(({ id, help, nodes }) =>
        nodes.map(({ html }) => `${id}: ${help}: ${html.slice(0, 300)}`)
      );
    },
    [selector, AXE_OPTIONS] as const
  );
  expect.soft(found, `axe on ${selector}`).toEqual([]);
}
