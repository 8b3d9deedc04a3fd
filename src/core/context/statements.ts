import { tokensOf } from './lexer';

/** One statement of Python source, on one line, without comments. */
export interface IStatement {
  /** How many blanks stand before it. */
  readonly indent: number;
  readonly text: string;
  /** Where its first colon outside of brackets is in `text`; -1 for none. */
  readonly colon: number;
}

/** Line breaks, brackets and colons: what makes lines statements. */
const MARKS = String.raw`\\\n|\n|[()[\]{}:]`;

/**
 * What no line inside of brackets begins with: there somebody forgot to close
 * one, and only that statement suffers.
 */
const FRESH = /(?:import|from|def|class|async)\b/y;

const BLANKS = /[ \t]*/y;

/**
 * The statements of a text, one after another. What stands in several lines
 * (brackets, backslashes) is put in one; a magic's line is no statement.
 */
export function* statementsOf(text: string): Generator<IStatement> {
  let said = '';
  let from = 0;
  let depth = 0;
  let colon = -1;
  const take = (start: number, end: number) => {
    said += text.slice(from, start);
    from = end;
  };
  for (const { kind, start, end } of tokensOf(text, MARKS)) {
    const mark = kind === 'mark' ? text.slice(start, end) : '';
    if (kind === 'comment' || kind === 'shell' || kind === 'magic') {
      take(start, endOfBlanks(text, end));
    } else if (mark === '\\\n' || (mark === '\n' && goesOn(depth, end))) {
      take(start, endOfBlanks(text, end));
      said = joined(said, text[from]);
    } else if (mark === '\n') {
      take(start, end);
      yield statement();
      [said, depth, colon] = ['', 0, -1];
    } else if (mark === ':' && depth === 0 && colon === -1) {
      colon = said.length + start - from;
    } else if (mark !== '' && '([{'.includes(mark)) {
      depth++;
    } else if (mark !== '' && ')]}'.includes(mark)) {
      depth = Math.max(0, depth - 1);
    }
  }
  take(text.length, text.length);
  yield statement();

  function statement(): IStatement {
    const body = said.trimStart();
    const indent = said.length - body.length;
    return { indent, text: body.trimEnd(), colon: colon - indent };
  }

  function goesOn(open: number, next: number): boolean {
    FRESH.lastIndex = next;
    return open > 0 && !FRESH.test(text);
  }
}

function endOfBlanks(text: string, start: number): number {
  BLANKS.lastIndex = start;
  return start + (BLANKS.exec(text)?.[0].length ?? 0);
}

/** A line that the next one is put behind, with a blank where one is good. */
function joined(line: string, next = ''): string {
  const trimmed = line.trimEnd();
  const tight = /[([{]$/.test(trimmed) || ')]}'.includes(next);
  return trimmed === '' || tight ? trimmed || line : `${trimmed} `;
}
