/**
 * Cuts a streamed text where the first of some stops begins, even if the stop
 * comes in pieces: what may still become one is held back.
 */
export class StopScanner {
  /** Text that was pushed and not given out, because a stop may begin there. */
  private held = '';
  private blank = true;

  /**
   * @param stops - texts to stop at.
   * @param late - stops that count only after the first visible text.
   */
  constructor(
    private readonly stops: readonly string[],
    private readonly late: readonly string[] = []
  ) {}

  /** The text that is certain by now, and whether a stop was met. */
  push(piece: string): { text: string; stopped: boolean } {
    const whole = this.held + piece;
    const visible = this.blank ? whole.search(/\S/) : 0;
    const at = [
      ...this.stops.map(stop => whole.indexOf(stop)),
      // Before anything visible, such a stop is only an empty line.
      ...(visible < 0
        ? []
        : this.late.map(stop => whole.indexOf(stop, visible)))
    ].filter(index => index >= 0);
    if (at.length > 0) {
      this.held = '';
      return { text: whole.slice(0, Math.min(...at)), stopped: true };
    }
    const safe = whole.length - this.longestBeginning(whole);
    this.held = whole.slice(safe);
    this.blank = this.blank && !/\S/.test(whole.slice(0, safe));
    return { text: whole.slice(0, safe), stopped: false };
  }

  /** What was held back, once nothing more will come. */
  end(): string {
    const text = this.held;
    this.held = '';
    return text;
  }

  /** How many characters at the end of a text may be a stop's beginning. */
  private longestBeginning(text: string): number {
    const lengths = [...this.stops, ...this.late].map(stop => {
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
export const NOISE = [
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
export const EMPTY_LINE = ['\n\n', '\r\n\r\n'];
