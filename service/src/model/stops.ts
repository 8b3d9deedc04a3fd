/**
 * Cuts a streamed text where the first stop sequence begins. A stop sequence may be
 * spread over several chunks: text that may still become one is held back.
 *
 *     new StopScanner(['\n\n'])
 *     push('x\n')   =>  text 'x',    stopped false
 *     push('y\n')   =>  text '\ny',  stopped false
 *     push('\nz')   =>  text '',     stopped true
 */
export class StopScanner {
  /** Text that has not been returned yet, because a stop sequence may begin with it. */
  private heldBack = '';
  /** True as long as only white space has been returned. */
  private isBlankSoFar = true;

  /**
   * @param stops - stop sequences that count everywhere.
   * @param stopsAfterText - stop sequences that count only after the first
   * character that is not white space.
   */
  constructor(
    private readonly stops: readonly string[],
    private readonly stopsAfterText: readonly string[] = []
  ) {}

  /** Returns the text that is certain by now, and whether a stop sequence was found. */
  push(chunk: string): { text: string; stopped: boolean } {
    const pending = this.heldBack + chunk;
    const firstVisible = this.isBlankSoFar ? pending.search(/\S/) : 0;
    const stopIndexes = [
      ...this.stops.map(stop => pending.indexOf(stop)),
      // At the beginning, such a stop sequence is no more than an empty line.
      ...(firstVisible < 0
        ? []
        : this.stopsAfterText.map(stop => pending.indexOf(stop, firstVisible)))
    ].filter(index => index >= 0);
    if (stopIndexes.length > 0) {
      this.heldBack = '';
      return {
        text: pending.slice(0, Math.min(...stopIndexes)),
        stopped: true
      };
    }
    const safeLength = pending.length - this.measurePartialStop(pending);
    this.heldBack = pending.slice(safeLength);
    this.isBlankSoFar =
      this.isBlankSoFar && !/\S/.test(pending.slice(0, safeLength));
    return { text: pending.slice(0, safeLength), stopped: false };
  }

  /** Returns the text that was held back; to be called after the last chunk. */
  flush(): string {
    const text = this.heldBack;
    this.heldBack = '';
    return text;
  }

  /**
   * Returns the number of UTF-16 units at the end of a text that may be the beginning
   * of a stop sequence.
   */
  private measurePartialStop(text: string): number {
    const lengths = [...this.stops, ...this.stopsAfterText].map(stop => {
      let length = Math.min(stop.length - 1, text.length);
      while (length > 0 && !stop.startsWith(text.slice(-length))) {
        length--;
      }
      return length;
    });
    return Math.max(0, ...lengths);
  }
}

/**
 * The stop sequences for a code model that begins to chat, or goes on after the end
 * of its text.
 */
export const NOISE_STOPS = [
  '```',
  '<|im_end|>',
  '<|im_start|>',
  '<|endoftext|>',
  '<|fim_',
  '<|file_sep|>',
  '<|repo_name|>',
  '\nHuman:',
  '\nUser:',
  '\nAssistant:'
];

/** The stop sequences if the client sends none: an empty line. */
export const EMPTY_LINE_STOPS = ['\n\n', '\r\n\r\n'];
