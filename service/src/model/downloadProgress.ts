/** The time between two updates, in ms: on a terminal, or in a log. */
const MIN_INTERVAL_MS = { terminal: 200, log: 1000 };

/** Prints the progress of a download on standard error. */
export class DownloadProgress {
  /** The time of the last update, in ms since the epoch. */
  private lastShownAt = Date.now();

  /**
   * @param name - the file's name.
   * @param totalBytes - the file's size.
   * @param downloadedBytes - the part that is already there.
   */
  constructor(
    private readonly name: string,
    private readonly totalBytes: number,
    private downloadedBytes: number
  ) {}

  /** Counts further bytes, and prints the progress if it is time for an update. */
  add(bytes: number): void {
    this.downloadedBytes += bytes;
    const { isTTY } = process.stderr;
    const now = Date.now();
    const minIntervalMs = isTTY
      ? MIN_INTERVAL_MS.terminal
      : MIN_INTERVAL_MS.log;
    if (now - this.lastShownAt < minIntervalMs) {
      return;
    }
    this.lastShownAt = now;
    const percent = Math.floor((100 * this.downloadedBytes) / this.totalBytes);
    const line = `${this.name}: ${percent} %`;
    process.stderr.write(isTTY ? `\r${line}` : `${line}\n`);
  }

  /** Ends the line on a terminal. */
  end(): void {
    if (process.stderr.isTTY) {
      process.stderr.write('\n');
    }
  }
}
