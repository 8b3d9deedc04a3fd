/** Time between two lines in ms, on a terminal and in a log. */
const MIN_INTERVAL_MS = { terminal: 200, log: 1000 };

/** Says how far a download is, on standard error. */
export class DownloadProgress {
  private lastShownAt = Date.now();

  /**
   * @param name - what is downloaded.
   * @param totalBytes - its bytes.
   * @param downloadedBytes - bytes that were there before.
   */
  constructor(
    private readonly name: string,
    private readonly totalBytes: number,
    private downloadedBytes: number
  ) {}

  /** Count further bytes, and say it now and then. */
  add(bytes: number): void {
    this.downloadedBytes += bytes;
    const { isTTY } = process.stderr;
    const now = Date.now();
    if (
      now - this.lastShownAt <
      (isTTY ? MIN_INTERVAL_MS.terminal : MIN_INTERVAL_MS.log)
    ) {
      return;
    }
    this.lastShownAt = now;
    const percent = Math.floor((100 * this.downloadedBytes) / this.totalBytes);
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
