/**
 * Starts the line that tells the service which code belongs to which cell of a
 * notebook; the cell's index follows. Source: the official JupyterLab client,
 * whose `service/migration.ts` sends the same and searches answers for it.
 */
const MARKER = '### Notebook_Cell_';
const MARKER_LINE = /^[ \t]*### Notebook_Cell_(\d+)[ \t]*(?:\n|$)/gm;

/** A cell's code, and the index in its marker. */
export interface IMarkedCell {
  readonly index: number;
  readonly text: string;
}

/**
 * Joins the code of several cells.
 *
 *     ### Notebook_Cell_0
 *     import qiskit
 *
 *     ### Notebook_Cell_1
 *     qc.h(0)
 */
export function joinWithMarkers(cells: readonly IMarkedCell[]): string {
  return cells
    .map(({ index, text }) => `${MARKER}${index}\n${text}`)
    .join('\n\n');
}

/** A cell's part of an answer. */
export interface IAnsweredCell extends IMarkedCell {
  /** True if the answer will not add to this cell. */
  readonly isComplete: boolean;
}

/**
 * Splits an answer, which may still grow, into its cells. Text before the first
 * marker is dropped: it is no code.
 */
export function splitAtMarkers(
  answer: string,
  isComplete: boolean
): IAnsweredCell[] {
  const text = isComplete ? answer : dropUnfinishedMarker(answer);
  const markers = [...text.matchAll(MARKER_LINE)];
  return markers.map((marker, at) => {
    const next = markers[at + 1];
    const start = marker.index + marker[0].length;
    return {
      index: Number(marker[1]),
      text: text.slice(start, next?.index),
      isComplete: isComplete || next !== undefined
    };
  });
}

/**
 * Drops the last line if it may still become a marker, or one with more digits.
 *
 *     text     qc.h(0) ⏎ ### Note
 *     result   qc.h(0) ⏎
 */
function dropUnfinishedMarker(text: string): string {
  const start = text.lastIndexOf('\n') + 1;
  const line = text.slice(start).trimStart();
  const mayBeMarker =
    line !== '' && (MARKER.startsWith(line) || line.startsWith(MARKER));
  return mayBeMarker ? text.slice(0, start) : text;
}
