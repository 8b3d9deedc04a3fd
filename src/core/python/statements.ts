import { firstLineOf } from './lines';

/** A statement of Python source, over as many lines as it takes; it may be blank. */
export interface IStatement {
  /** Where it begins and ends, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** With its indentation, without blanks at its end. */
  readonly text: string;
  /** Its first line, with blanks at its end. */
  readonly line: string;
  /** Whether the text ends in its first line, so that this can grow. */
  readonly isLastLine: boolean;
  /** Whether the text ends in it, so that it can grow. */
  readonly isLast: boolean;
}

/** The statements of a text, of which is known where they begin. */
export function statementsOf(
  text: string,
  starts: readonly number[]
): IStatement[] {
  return starts.map((start, at) => {
    const source = text.slice(start, starts[at + 1]);
    const said = source.trimEnd();
    const line = firstLineOf(source);
    return {
      start,
      end: start + said.length,
      text: said,
      line,
      isLastLine: start + line.length === text.length,
      isLast: at === starts.length - 1
    };
  });
}
