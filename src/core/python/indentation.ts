import { tokenize } from './lexer';
import { Nesting } from './nesting';

/** Matches the beginning of a docstring: its lines are indented like code. */
const DOCSTRING_START = /[ \t]*[ru]?(?:"""|''')/iy;
const BLANKS = /[ \t]*/y;

/** Returns the blanks that a text begins with. */
export function getIndent(text: string): string {
  return getIndentAt(text, 0);
}

/**
 * Detects one level of a cell's indentation: the blanks of its first line that
 * is indented by a tab, two blanks or four. Four blanks if there is no such line.
 */
export function detectIndentUnit(cell: string): string {
  return /^(?:\t| {2}| {4})(?=[^\s])/m.exec(cell)?.[0] ?? '    ';
}

/**
 * Replaces the blanks before each line of a Python text, the first line
 * included. Lines within strings keep their blanks, except in docstrings.
 *
 *     if x:               ··if x:
 *     ··y = """a     →     ····y = """a     with changeIndent = blanks => '  ' + blanks
 *     b"""                b"""
 */
export function reindentLines(
  source: string,
  changeIndent: (blanks: string) => string
): string {
  // Not a document: in a text that may grow, a keyword at the start of a line
  // closes no bracket, since it may be the beginning of a name.
  const nesting = new Nesting(new Nesting());
  let isDocstring = false;
  let result = '';
  let copiedTo = 0;
  const beginLine = (lineStart: number, isStatement: boolean) => {
    isDocstring = isStatement
      ? matchesAt(DOCSTRING_START, source, lineStart)
      : isDocstring;
    const blanks = getIndentAt(source, lineStart);
    const contentStart = lineStart + blanks.length;
    const isBlank =
      contentStart === source.length || source[contentStart] === '\n';
    if (!isBlank && (nesting.quote === '' || isDocstring)) {
      result += source.slice(copiedTo, lineStart) + changeIndent(blanks);
      copiedTo = contentStart;
    }
  };
  beginLine(0, true);
  for (const { kind, end } of tokenize(source, nesting)) {
    if (
      kind === 'statementEnd' ||
      kind === 'lineBreak' ||
      kind === 'lineJoin'
    ) {
      beginLine(end, kind === 'statementEnd');
    }
  }
  return result + source.slice(copiedTo);
}

function getIndentAt(text: string, offset: number): string {
  BLANKS.lastIndex = offset;
  return BLANKS.exec(text)?.[0] ?? '';
}

function matchesAt(pattern: RegExp, text: string, offset: number): boolean {
  pattern.lastIndex = offset;
  return pattern.test(text);
}
