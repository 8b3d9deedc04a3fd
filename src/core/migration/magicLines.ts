import { tokensOf } from '../python/lexer';

/**
 * What is put before a line that is no Python, so that a model takes it for a
 * comment and leaves it alone. Source: the official JupyterLab client, whose
 * `service/migration.ts` puts the same before a cell that begins with a magic.
 */
const MASK = '### NB_CELL_MAGIC:';
const MASKED = /^([ \t]*)### NB_CELL_MAGIC:[ \t]?/gm;

/** A cell with its magics and shell lines made comments. */
export function maskMagics(text: string): string {
  const magic = magicLinesOf(text);
  return linesOf(text)
    .map((line, at) => (magic.has(at) ? masked(line) : line))
    .join('\n');
}

/** The cell that {@link maskMagics} was given, or what was made of it. */
export function unmaskMagics(text: string): string {
  return text.replace(MASKED, '$1');
}

/** The lines of a cell that are magics or for a shell, in their order. */
export function magicsOf(text: string): string[] {
  const magic = magicLinesOf(text);
  return linesOf(text)
    .filter((_, at) => magic.has(at))
    .map(line => line.trim());
}

/** Whether a cell holds anything but magics, comments and blanks. */
export function holdsPython(text: string): boolean {
  const magic = magicLinesOf(text);
  return linesOf(text).some(
    (line, at) => !magic.has(at) && /^\s*[^\s#]/.test(line)
  );
}

function masked(line: string): string {
  const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
  return `${indent}${MASK}${line.slice(indent.length)}`;
}

/** Which lines are magics or for a shell, or go on with one. */
function magicLinesOf(text: string): ReadonlySet<number> {
  const lines = new Set<number>();
  let at = 0;
  let line = 0;
  const lineAt = (place: number) => {
    for (; at < place; at++) {
      line += text[at] === '\n' ? 1 : 0;
    }
    return line;
  };
  for (const { kind, start, end } of tokensOf(text)) {
    if (kind === 'magic' || kind === 'shell') {
      const first = lineAt(start);
      for (let each = first; each <= lineAt(end); each++) {
        lines.add(each);
      }
    }
  }
  return lines;
}

function linesOf(text: string): string[] {
  return text.split('\n');
}
