import type { Locator } from '@playwright/test';

declare global {
  var paintedTexts: string[];
}

/** What a person sees of an editor's text and ghost, frame by frame. */
export class Frames {
  /** Watch an editor from now on, until the page goes. */
  static async of(editor: Locator): Promise<Frames> {
    await editor.evaluate((node: HTMLElement) => {
      const texts: string[] = (window.paintedTexts = []);
      const look = () => {
        const text = node.innerText.replace(/[\u200b\ufeff]/g, '');
        if (text !== texts.at(-1)) {
          texts.push(text);
        }
        requestAnimationFrame(look);
      };
      look();
    });
    return new Frames(editor);
  }

  /** The different texts so far, the newest last. */
  texts(): Promise<string[]> {
    return this.editor.evaluate(() => window.paintedTexts);
  }

  private constructor(private readonly editor: Locator) {}
}
