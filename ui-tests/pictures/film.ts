import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs/promises';
import * as os from 'node:os';
import * as path from 'node:path';
import type { Page } from '@playwright/test';

/** Where the film is shot, in pixels of the page. */
interface IClip {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A moving picture of a part of the page, made of single ones. */
export class Film {
  constructor(
    private readonly page: Page,
    private readonly clip: IClip
  ) {}

  /** Take a picture, to be shown for some milliseconds. */
  async takeFrame(durationMs: number): Promise<void> {
    const picture = await this.page.screenshot({
      clip: this.clip,
      animations: 'disabled'
    });
    this.frames.push({ picture, milliseconds: durationMs });
  }

  /** Say in a corner which keys are pressed from now on; empty for none. */
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

  /** Write all pictures as one GIF. */
  async writeGif(file: string): Promise<void> {
    const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'film-'));
    const names = this.frames.map(({ milliseconds }, index) => [
      path.join(folder, `${index}.png`),
      String(milliseconds)
    ]);
    try {
      await Promise.all(
        this.frames.map(({ picture }, index) =>
          fs.writeFile(names[index]?.[0] ?? '', picture)
        )
      );
      execFileSync(PYTHON_PATH, [
        path.join(__dirname, 'animate.py'),
        file,
        ...names.flat()
      ]);
    } finally {
      await fs.rm(folder, { recursive: true });
    }
  }

  private readonly frames: { picture: Buffer; milliseconds: number }[] = [];
}

/** The Python of the tests, which has Pillow. */
const PYTHON_PATH =
  process.env['QISKIT_COMPLETER_PYTHON'] ??
  path.resolve(__dirname, '../../.venv/bin/python');
