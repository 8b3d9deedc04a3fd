import { expect, type Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';

/** The global object that the script of axe defines. */
interface IAxe {
  run(context: string, options: RunOptions): Promise<AxeResults>;
}

/** Selects the rules of WCAG 2.2, levels A and AA, and axe's best practices. */
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

/** Checks that axe finds no violations in an element, which has to exist. */
export async function expectAccessible(
  page: Page,
  selector: string
): Promise<void> {
  await page.locator(selector).first().waitFor({ state: 'attached' });
  if (!(await page.evaluate(() => 'axe' in window))) {
    await page.addScriptTag({ path: require.resolve('axe-core/axe.min.js') });
  }
  const violations = await page.evaluate(
    async ([context, options]) => {
      const { axe } = window as unknown as { axe: IAxe };
      const results = await axe.run(context, options);
      return results.violations.flatMap(({ id, help, nodes }) =>
        nodes.map(({ html }) => `${id}: ${help}: ${html.slice(0, 300)}`)
      );
    },
    [selector, AXE_OPTIONS] as const
  );
  expect.soft(violations, `axe on ${selector}`).toEqual([]);
}
