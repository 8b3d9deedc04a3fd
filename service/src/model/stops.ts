/**
 * Cuts a streamed text where the first of some stops begins, even if the stop
 * comes in pieces: what may still become one is held back.
 */
export class StopScanner {
  /** Text that was pushed and not given out, because a stop may begin there. */
  private heldBack = '';
  private isBlankSoFar = true;

  /**
   * @param stops - texts to stop at.
   * @param stopsAfterText - stops that count only after the first visible text.
   */
  constructor(
    private readonly stops: readonly string[],
    private readonly stopsAfterText: readonly string[] = []
  ) {}

  /** The text that is certain by now, and whether a stop was met. */
  push(chunk: string): { text: string; stopped: boolean } {
    const pending = this.heldBack + chunk;
    const firstVisible = this.isBlankSoFar ? pending.search(/\S/) : 0;
    const stopIndexes = [
      ...this.stops.map(stop => pending.indexOf(stop)),
      // Before anything visible, such a stop is only an empty line.
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

  /** What was held back, once nothing more will come. */
  flush(): string {
    const text = this.heldBack;
    this.heldBack = '';
    return text;
  }

  /** How many characters at the end of a text may be a stop's beginning. */
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

/** Where a code model that chats, or has left its text, is cut off. */
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

/** Where an answer ends if the client has no wish: at an empty line. */
export const EMPTY_LINE_STOPS = ['\n\n', '\r\n\r\n'];
