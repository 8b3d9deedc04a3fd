import type { ICursor } from './cursor';
import { readPython } from './readPython';

/** A statement of a suggestion, over as many lines as it takes. */
export interface IStatement {
  /** With its indentation, without blanks at its end. */
  readonly text: string;
  /** Where it ends, in UTF-16 units. */
  readonly end: number;
  /** Whether another line follows, so that it can't grow. */
  readonly whole: boolean;
}

/** The statements of a text that starts at the cursor, blank lines left out. */
export function statementsOf(
  text: string,
  { quote, depth }: ICursor
): IStatement[] {
  const starts = readPython(text, quote, depth)
    .lines.filter(({ fresh }, at) => fresh || at === 0)
    .map(({ start }) => start);
  return starts
    .map((start, at) => {
      const statement = text.slice(start, starts[at + 1]).trimEnd();
      const whole = at < starts.length - 1;
      return { text: statement, end: start + statement.length, whole };
    })
    .filter(statement => statement.text.trim() !== '');
}
