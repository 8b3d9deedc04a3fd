/** Time between two lines in ms, on a terminal and in a log. */
const PAUSE = { terminal: 200, log: 1000 };

/** Says how far a download is, on standard error. */
export class Progress {
  private shown = Date.now();

  /**
   * @param name - what is downloaded.
   * @param total - its bytes.
   * @param have - bytes that were there before.
   */
  constructor(
    private readonly name: string,
    private readonly total: number,
    private have: number
  ) {}

  /** Count further bytes, and say it now and then. */
  add(bytes: number): void {
    this.have += bytes;
    const { isTTY } = process.stderr;
    const now = Date.now();
    if (now - this.shown < (isTTY ? PAUSE.terminal : PAUSE.log)) {
      return;
    }
    this.shown = now;
    const percent = Math.floor((100 * this.have) / this.total);
    const line = `${this.name}: ${percent} %`;
    process.stderr.write(isTTY ? `\r${line}` : `${line}\n`);
  }

  /** Leave the terminal's line. */
  end(): void {
    if (process.stderr.isTTY) {
      process.stderr.write('\n');
    }
  }
}
