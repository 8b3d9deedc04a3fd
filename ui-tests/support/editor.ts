import { expect, type Locator, type Page } from '@playwright/test';

/** Matches what an editor shows although it is not part of its text. */
const GHOST_SELECTOR = '[class*="jp-GhostText"]';

/**
 * An editor as the user sees it: of a cell, a prompt or a file, in any
 * application.
 */
export class Editor {
  /** @param container - an element that contains this editor and no other. */
  constructor(
    private readonly page: Page,
    private readonly container: Locator
  ) {}

  /**
   * Puts the cursor at the end and waits until JupyterLab's completer is
   * attached.
   */
  async moveCursorToEnd(): Promise<void> {
    await this.lines.last().click();
    await this.page.keyboard.press('Control+End');
    await this.readyEditor.waitFor();
  }

  /** The editor once it has the focus and JupyterLab's completer is attached. */
  get readyEditor(): Locator {
    return this.container.locator('.jp-mod-completer-enabled.jp-mod-focused');
  }

  /** The lines of the editor. */
  get lines(): Locator {
    return this.container.locator('.cm-line');
  }

  /** Returns the text without ghost text. */
  getSource(): Promise<string> {
    return this.container
      .locator('.cm-content')
      .evaluate((node, ghostSelector) => {
        const copy = node.cloneNode(true) as Element;
        copy.querySelectorAll(ghostSelector).forEach(ghost => ghost.remove());
        const lines = [...copy.querySelectorAll('.cm-line')];
        const text = lines.map(({ textContent }) => textContent).join('\n');
        return text.replace(/[\u200b\ufeff]/g, '');
      }, GHOST_SELECTOR);
  }

  /** Waits until the editor has this text. */
  async expectSource(text: string): Promise<void> {
    await expect.poll(() => this.getSource()).toBe(text);
  }
}
