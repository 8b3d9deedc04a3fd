import { expect, type Locator, type Page } from '@playwright/test';

/** What stands in an editor only to be seen. */
const GHOST_SELECTOR = '[class*="jp-GhostText"]';

/** One editor as a person sees it: a cell's, a prompt's or a file's, in any application. */
export class Editor {
  /** @param container - what holds this editor and no other. */
  constructor(
    private readonly page: Page,
    private readonly container: Locator
  ) {}

  /** Put the cursor at the end; what completes is there when it returns. */
  async moveCursorToEnd(): Promise<void> {
    await this.lines.last().click();
    await this.page.keyboard.press('Control+End');
    await this.readyEditor.waitFor();
  }

  /** Has the cursor, and is known to what completes. */
  get readyEditor(): Locator {
    return this.container.locator('.jp-mod-completer-enabled.jp-mod-focused');
  }

  get lines(): Locator {
    return this.container.locator('.cm-line');
  }

  /** The text, without any ghost. */
  getSource(): Promise<string> {
    return this.container.locator('.cm-content').evaluate((node, notText) => {
      const copy = node.cloneNode(true) as Element;
      copy.querySelectorAll(notText).forEach(each => each.remove());
      const lines = [...copy.querySelectorAll('.cm-line')];
      const text = lines.map(({ textContent }) => textContent).join('\n');
      return text.replace(/[\u200b\ufeff]/g, '');
    }, GHOST_SELECTOR);
  }

  /** See that the text becomes this. */
  async expectSource(text: string): Promise<void> {
    await expect.poll(() => this.getSource()).toBe(text);
  }
}
