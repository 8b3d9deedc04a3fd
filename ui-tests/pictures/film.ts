import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs/promises';
import * as os from 'node:os';
import * as path from 'node:path';
import type { Page } from '@playwright/test';
import { TEST_PYTHON_PATH } from '../support/paths';

/** The part of the page that is filmed, in pixels. */
interface IClip {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** An animated picture of a part of the page, made of single pictures. */
export class Film {
  constructor(
    private readonly page: Page,
    private readonly clip: IClip
  ) {}

  /** Takes a picture that the film shows for a time. */
  async takeFrame(durationMs: number): Promise<void> {
    const picture = await this.page.screenshot({
      clip: this.clip,
      animations: 'disabled'
    });
    this.frames.push({ picture, durationMs });
  }

  /** Shows in a corner which keys are pressed; an empty text removes that. */
  async showKeys(keys: string): Promise<void> {
    const { x, y, width, height } = this.clip;
    await this.page.evaluate(
      ([text, right, bottom]) => {
        const id = 'keys-of-the-film';
        const node =
          document.getElementById(id) ??
          document.body.appendChild(document.createElement('div'));
        node.id = id;
        node.textContent = text;
        node.hidden = text === '';
        node.style.cssText = `position: fixed; z-index: 10000; padding: 6px 14px;
          border-radius: 6px; background: #333; color: #fff; font: 16px sans-serif; white-space: pre;
          left: ${right}px; top: ${bottom}px; transform: translate(-100%, -100%)`;
      },
      [keys, x + width - 16, y + height - 16] as const
    );
  }

  /** Writes all pictures as an animated GIF. */
  async writeGif(file: string): Promise<void> {
    const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'film-'));
    const frameArguments = this.frames.map(({ durationMs }, index) => [
      path.join(folder, `${index}.png`),
      String(durationMs)
    ]);
    try {
      await Promise.all(
        this.frames.map(({ picture }, index) =>
          fs.writeFile(frameArguments[index]?.[0] ?? '', picture)
        )
      );
      execFileSync(TEST_PYTHON_PATH, [
        path.join(__dirname, 'animate.py'),
        file,
        ...frameArguments.flat()
      ]);
    } finally {
      await fs.rm(folder, { recursive: true });
    }
  }

  private readonly frames: { picture: Buffer; durationMs: number }[] = [];
}
