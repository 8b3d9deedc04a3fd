import { tokenize } from './lexer';
import { getFirstLine, measureIndent } from './lines';
import { Nesting } from './nesting';

/** A Python statement, which may span several lines; a blank or comment line is one, too. */
export interface IStatement {
  /** The UTF-16 offset where its first line begins. */
  readonly start: number;
  /** The UTF-16 offset where it ends, without trailing whitespace. */
  readonly end: number;
  /** Its text with its indentation, without trailing whitespace. */
  readonly text: string;
  /** Its first line, with trailing blanks. */
  readonly firstLine: string;
  /** True if the source ends in its first line, which may therefore still grow. */
  readonly isFirstLineLast: boolean;
  /** True if the source ends in the statement, which may therefore still grow. */
  readonly isLast: boolean;
}

/**
 * Splits a text into its statements.
 *
 *     x = f(1,     → `x = f(1,⏎  2)`, first line `x = f(1,`
 *       2)
 *     y = x        → `y = x`, last
 *
 * @param statementStarts - the UTF-16 offsets that `scanPython` returns.
 */
export function splitStatements(
  text: string,
  statementStarts: readonly number[]
): IStatement[] {
  return statementStarts.map((start, index) => {
    const source = text.slice(start, statementStarts[index + 1]);
    const trimmed = source.trimEnd();
    const firstLine = getFirstLine(source);
    return {
      start,
      end: start + trimmed.length,
      text: trimmed,
      firstLine,
      isFirstLineLast: start + firstLine.length === text.length,
      isLast: index === statementStarts.length - 1
    };
  });
}

/** A statement on one line, without comments and without a magic before it. */
export interface IJoinedStatement {
  readonly text: string;
  /** The UTF-16 offset in `text` of the first colon outside of brackets; -1 if there is none. */
  readonly colonIndex: number;
}

const BLANKS = /[ \t]*/y;

/**
 * Joins the lines of a statement that brackets or backslashes hold together.
 *
 *     from qiskit import (     → from qiskit import (QuantumCircuit, transpile)
 *         QuantumCircuit,
 *         transpile)
 */
export function joinLines(source: string): IJoinedStatement {
  const nesting = new Nesting();
  let result = '';
  let copiedTo = 0;
  let colonIndex = -1;
  const omit = (start: number, end: number) => {
    result += source.slice(copiedTo, start);
    copiedTo = end;
  };
  for (const { kind, start, end } of tokenize(source, nesting)) {
    switch (kind) {
      case 'comment':
      case 'shell':
      case 'magic':
        omit(start, skipBlanks(source, end));
        break;
      case 'lineBreak':
      case 'lineJoin':
        if (nesting.quote === '') {
          omit(start, skipBlanks(source, end));
          result = appendSeparator(result, source[copiedTo]);
        }
        break;
      case 'colon':
        if (nesting.isEmpty && colonIndex === -1) {
          colonIndex = result.length + start - copiedTo;
        }
        break;
      default:
    }
  }
  omit(source.length, source.length);
  const start = colonIndex === -1 ? 0 : measureIndent(result);
  return { text: result.trim(), colonIndex: colonIndex - start };
}

function skipBlanks(text: string, start: number): number {
  BLANKS.lastIndex = start;
  return start + (BLANKS.exec(text)?.[0].length ?? 0);
}

/**
 * Ends a line so that the next one can be appended: with one blank, or with
 * none beside a bracket.
 *
 * @param next - the first character of the next line.
 */
function appendSeparator(line: string, next = ''): string {
  const trimmed = line.trimEnd();
  const isTight = /[([{]$/.test(trimmed) || ')]}'.includes(next);
  return trimmed === '' || isTight ? trimmed || line : `${trimmed} `;
}
