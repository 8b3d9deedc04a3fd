import type { Locator } from '@playwright/test';

declare global {
  var paintedTexts: string[];
}

/** What a person sees of an editor's text and ghost, frame by frame. */
export class FrameRecorder {
  /** Watch an editor from now on, until the page goes. */
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

  /** The different texts so far, the newest last. */
  readTexts(): Promise<string[]> {
    return this.editor.evaluate(() => window.paintedTexts);
  }

  private constructor(private readonly editor: Locator) {}
}
