import { tokenize } from '../python/lexer';

/**
 * Precedes a line that is not Python, so that a model takes it for a comment
 * and leaves it alone. Source: the official JupyterLab client, whose
 * `service/migration.ts` puts the same before a cell that begins with a magic.
 */
const MASK = '### NB_CELL_MAGIC:';

/** Also matches a mask after which the model has added a blank. */
const MASKED_LINE_START = /^([ \t]*)### NB_CELL_MAGIC:[ \t]?/gm;

/**
 * Turns the magics and shell lines of a cell into comments.
 *
 *     cell     if ready: ⏎     %time run()
 *     result   if ready: ⏎     ### NB_CELL_MAGIC:%time run()
 */
export function maskMagics(text: string): string {
  const magicLines = findMagicLines(text);
  return splitLines(text)
    .map((line, at) => (magicLines.has(at) ? maskLine(line) : line))
    .join('\n');
}

/** Undoes {@link maskMagics}, also after the code was rewritten. */
export function unmaskMagics(text: string): string {
  return text.replace(MASKED_LINE_START, '$1');
}

/** Lists the magics and shell lines of a cell in their order, trimmed. */
export function listMagics(text: string): string[] {
  const magicLines = findMagicLines(text);
  return splitLines(text)
    .filter((_, at) => magicLines.has(at))
    .map(line => line.trim());
}

/** Returns whether a cell contains anything but magics, comments and blanks. */
export function containsPython(text: string): boolean {
  const magicLines = findMagicLines(text);
  return splitLines(text).some(
    (line, at) => !magicLines.has(at) && /^\s*[^\s#]/.test(line)
  );
}

function maskLine(line: string): string {
  const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
  return `${indent}${MASK}${line.slice(indent.length)}`;
}

/**
 * Finds the lines that belong to a magic or a shell command, counted from 0.
 *
 *     cell     run() ⏎ !pip install \ ⏎     qiskit
 *     result   1, 2
 */
function findMagicLines(text: string): ReadonlySet<number> {
  const magicLines = new Set<number>();
  let countedTo = 0;
  let lineNumber = 0;
  // Tokens come in order, so each line break is counted once.
  const getLineNumber = (offset: number) => {
    for (; countedTo < offset; countedTo++) {
      lineNumber += text[countedTo] === '\n' ? 1 : 0;
    }
    return lineNumber;
  };
  for (const { kind, start, end } of tokenize(text)) {
    if (kind === 'magic' || kind === 'shell') {
      const first = getLineNumber(start);
      for (let line = first; line <= getLineNumber(end); line++) {
        magicLines.add(line);
      }
    }
  }
  return magicLines;
}

function splitLines(text: string): string[] {
  return text.split('\n');
}
