import { Nesting } from './nesting';
import { type IScanStart, type IScan, scanPython } from './scan';

/**
 * Scans a text that grows, without scanning complete statements again:
 *
 *     first text    a = 1\nb = (
 *     then          a = 1\nb = (2, 3)\nc      → scanned from `b` on
 *
 * A text that does not begin with the previous one is scanned whole.
 */
export class GrowingScan {
  /** @param scanStart - the syntax before the text, as for {@link scanPython}. */
  constructor(private readonly scanStart: IScanStart) {}

  /**
   * Returns what {@link scanPython} returns for the whole text, except that
   * `nesting` counts its offsets from where scanning resumed.
   */
  update(text: string): IScan {
    const { previous } = this;
    const scan =
      previous !== null && text.startsWith(previous.text)
        ? this.resumeScan(previous.resumeOffset, previous.scan, text)
        : scanPython(text, this.scanStart);
    this.previous = { text, scan, resumeOffset: findResumeOffset(scan) };
    return scan;
  }

  /** Scans the text from the start of a statement on, and adds the earlier scan of the rest. */
  private resumeScan(start: number, earlierScan: IScan, text: string): IScan {
    if (start === 0) {
      return scanPython(text, this.scanStart);
    }
    const rest = scanPython(text.slice(start), {
      nesting: new Nesting(),
      statementPrefix: ''
    });
    const shift = (offsets: readonly number[]) =>
      offsets.map(offset => offset + start);
    const isBeforeStart = (offset: number) => offset < start;
    return {
      statementStarts: [
        ...earlierScan.statementStarts.filter(isBeforeStart),
        ...shift(rest.statementStarts)
      ],
      unmatchedClosers: [
        ...earlierScan.unmatchedClosers.filter(isBeforeStart),
        ...shift(rest.unmatchedClosers)
      ],
      fences: [
        ...earlierScan.fences.filter(isBeforeStart),
        ...shift(rest.fences)
      ],
      // Both are known by the end of the first statement.
      balancedLineEnd: earlierScan.balancedLineEnd,
      stringEnd: earlierScan.stringEnd,
      nesting: rest.nesting,
      tail: rest.tail && { ...rest.tail, start: rest.tail.start + start }
    };
  }

  private previous: {
    readonly text: string;
    readonly scan: IScan;
    readonly resumeOffset: number;
  } | null = null;
}

/**
 * Finds the UTF-16 offset where scanning can resume: the start of the last
 * statement, where nothing is open. 0 is the start of the text.
 */
function findResumeOffset({ statementStarts }: IScan): number {
  return statementStarts.at(-1) ?? 0;
}
