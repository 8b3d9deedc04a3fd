/**
 * Marks that tell the service which code belongs to which cell of a notebook.
 * Source: the official JupyterLab client, whose `service/migration.ts` sends
 * and looks for the same.
 */
const MARK = '### Notebook_Cell_';
const LINE = /^[ \t]*### Notebook_Cell_(\d+)[ \t]*(?:\n|$)/gm;

/** A cell's code, and the number in its mark. */
export interface IMarked {
  readonly mark: number;
  readonly text: string;
}

/** The code of several cells as one text. */
export function withMarks(cells: readonly IMarked[]): string {
  return cells.map(({ mark, text }) => `${MARK}${mark}\n${text}`).join('\n\n');
}

/** A cell in an answer. */
export interface IAnswered extends IMarked {
  /** Whether nothing more of it comes. */
  readonly ended: boolean;
}

/**
 * The cells of an answer so far; what stands before the first mark is no code.
 *
 * @param done - whether the answer is complete.
 */
export function splitAtMarks(answer: string, done: boolean): IAnswered[] {
  const text = done ? answer : withoutMarkSoFar(answer);
  const marks = [...text.matchAll(LINE)];
  return marks.map((mark, at) => {
    const next = marks[at + 1];
    const start = mark.index + mark[0].length;
    return {
      mark: Number(mark[1]),
      text: text.slice(start, next?.index),
      ended: done || next !== undefined
    };
  });
}

/** A text without a last line that may become a mark, or a longer one. */
function withoutMarkSoFar(text: string): string {
  const start = text.lastIndexOf('\n') + 1;
  const line = text.slice(start).trimStart();
  const soFar = line !== '' && (MARK.startsWith(line) || line.startsWith(MARK));
  return soFar ? text.slice(0, start) : text;
}
