import { expect, type Locator, type Page } from '@playwright/test';

/** What stands in an editor only to be seen. */
const NOT_TEXT = '[class*="jp-GhostText"]';

/** One editor as a person sees it: a cell's, a prompt's or a file's, in any application. */
export class Editor {
  /** @param around - what holds this editor and no other. */
  constructor(
    private readonly page: Page,
    private readonly around: Locator
  ) {}

  /** Put the cursor at the end; what completes is there when it returns. */
  async enter(): Promise<void> {
    await this.lines.last().click();
    await this.page.keyboard.press('Control+End');
    await this.isReady.waitFor();
  }

  /** Has the cursor, and is known to what completes. */
  get isReady(): Locator {
    return this.around.locator('.jp-mod-completer-enabled.jp-mod-focused');
  }

  get lines(): Locator {
    return this.around.locator('.cm-line');
  }

  /** The text, without any ghost. */
  source(): Promise<string> {
    return this.around.locator('.cm-content').evaluate((node, notText) => {
      const copy = node.cloneNode(true) as Element;
      copy.querySelectorAll(notText).forEach(each => each.remove());
      const lines = [...copy.querySelectorAll('.cm-line')];
      const text = lines.map(({ textContent }) => textContent).join('\n');
      return text.replace(/[\u200b\ufeff]/g, '');
    }, NOT_TEXT);
  }

  /** See that the text becomes this. */
  async hasSource(text: string): Promise<void> {
    await expect.poll(() => this.source()).toBe(text);
  }
}
