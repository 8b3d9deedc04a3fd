import { tokensOf } from './lexer';
import { indentOf } from './lines';
import { Nesting } from './nesting';

/** A statement on one line, without comments and without a magic before it. */
export interface IJoined {
  readonly text: string;
  /** Where its first colon outside of brackets is in `text`; -1 for none. */
  readonly colon: number;
}

const BLANKS = /[ \t]*/y;

/** Put on one line what brackets and backslashes let stand in several. */
export function joined(source: string): IJoined {
  const nesting = new Nesting();
  let said = '';
  let from = 0;
  let colon = -1;
  const leaveOut = (start: number, end: number) => {
    said += source.slice(from, start);
    from = end;
  };
  for (const { kind, start, end } of tokensOf(source, nesting)) {
    switch (kind) {
      case 'comment':
      case 'shell':
      case 'magic':
        leaveOut(start, endOfBlanks(source, end));
        break;
      case 'break':
      case 'joint':
        if (nesting.quote === '') {
          leaveOut(start, endOfBlanks(source, end));
          said = ready(said, source[from]);
        }
        break;
      case 'colon':
        if (nesting.isEmpty && colon === -1) {
          colon = said.length + start - from;
        }
        break;
      default:
    }
  }
  leaveOut(source.length, source.length);
  const start = colon === -1 ? 0 : indentOf(said);
  return { text: said.trim(), colon: colon - start };
}

function endOfBlanks(text: string, start: number): number {
  BLANKS.lastIndex = start;
  return start + (BLANKS.exec(text)?.[0].length ?? 0);
}

/** A line that the next one is put behind, with a blank where one is good. */
function ready(line: string, next = ''): string {
  const trimmed = line.trimEnd();
  const tight = /[([{]$/.test(trimmed) || ')]}'.includes(next);
  return trimmed === '' || tight ? trimmed || line : `${trimmed} `;
}
