import type { Locator } from '@playwright/test';

declare global {
  var paintedTexts: string[];
}

/** Records the text that an editor shows in each frame, including ghost text. */
export class FrameRecorder {
  /** Records an editor from now on, until its page is left. */
  static async start(editor: Locator): Promise<FrameRecorder> {
    await editor.evaluate((node: HTMLElement) => {
      const texts: string[] = (window.paintedTexts = []);
      const recordFrame = () => {
        const text = node.innerText.replace(/[\u200b\ufeff]/g, '');
        if (text !== texts.at(-1)) {
          texts.push(text);
        }
        requestAnimationFrame(recordFrame);
      };
      recordFrame();
    });
    return new FrameRecorder(editor);
  }

  /** Returns the texts so far, the newest last, without repetitions in a row. */
  readTexts(): Promise<string[]> {
    return this.editor.evaluate(() => window.paintedTexts);
  }

  private constructor(private readonly editor: Locator) {}
}
