import { tokensOf } from './lexer';
import { Nesting } from './nesting';

/** A docstring: its lines are indented as the code is. */
const DOCSTRING = /[ \t]*[ru]?(?:"""|''')/iy;
const BLANKS = /[ \t]*/y;

/** The blanks that a text begins with. */
export function blanksOf(text: string): string {
  return blanksAt(text, 0);
}

/** By what a cell indents: the blanks of the first line that has a usual number. */
export function indentUnit(cell: string): string {
  return /^(?:\t| {2}| {4})(?=[^\s])/m.exec(cell)?.[0] ?? '    ';
}

/**
 * Some Python source with other blanks before its lines, the first included.
 * Lines in strings keep theirs, those in docstrings don't.
 */
export function withIndentation(
  source: string,
  change: (blanks: string) => string
): string {
  // In what may grow, a word that is begun ends nothing.
  const nesting = new Nesting(new Nesting());
  let isDocstring = false;
  let said = '';
  let kept = 0;
  const beginLine = (at: number, isStatement: boolean) => {
    isDocstring = isStatement ? isAt(DOCSTRING, source, at) : isDocstring;
    const blanks = blanksAt(source, at);
    const after = at + blanks.length;
    const isBlank = after === source.length || source[after] === '\n';
    if (!isBlank && (nesting.quote === '' || isDocstring)) {
      said += source.slice(kept, at) + change(blanks);
      kept = after;
    }
  };
  beginLine(0, true);
  for (const { kind, end } of tokensOf(source, nesting)) {
    if (kind === 'end' || kind === 'break' || kind === 'joint') {
      beginLine(end, kind === 'end');
    }
  }
  return said + source.slice(kept);
}

function blanksAt(text: string, at: number): string {
  BLANKS.lastIndex = at;
  return BLANKS.exec(text)?.[0] ?? '';
}

function isAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}
