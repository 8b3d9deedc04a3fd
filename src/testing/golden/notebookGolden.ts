import type { ICellText } from '../../core/context/cellSource';
import { readGoldenCases, type IGoldenCase } from './golden';

/** A drawn notebook and the prompt that is sent; the files explain their notation. */
export interface INotebookCase {
  readonly name: string;
  /** The cells from the top; the cursor `║` is in one of them. */
  readonly cells: readonly ICellText[];
  /** The budgets before and after the cursor, in UTF-16 units; null for the default. */
  readonly budget: { readonly prompt: number; readonly suffix: number } | null;
  /** Null if nothing is sent. */
  readonly sent: { readonly prompt: string; readonly suffix: string } | null;
}

/** Reads all cases from the text files in a folder. */
export function readNotebookCases(folder: string): INotebookCase[] {
  return readGoldenCases(folder, parseCase);
}

function parseCase({
  name,
  body,
  getSection
}: IGoldenCase): INotebookCase | null {
  const prompt = getSection('prompt');
  const suffix = getSection('suffix') ?? '';
  const sendsNothing = /^nothing is sent$/m.test(body);
  const cells = parseCells(body.split('\n'));
  const cursors = cells.filter(cell => cell.text.includes('║'));
  if ((prompt === undefined) !== sendsNothing || cursors.length !== 1) {
    return null;
  }
  const budget = /^budget (\d+) \+ (\d+)$/m.exec(body);
  return {
    name,
    cells,
    budget: budget && {
      prompt: Number(budget[1]),
      suffix: Number(budget[2])
    },
    sent: prompt === undefined ? null : { prompt, suffix }
  };
}

/**
 * Returns the cells of a drawing: a kind begins a cell, a bar continues it. For
 * example, two cells:
 *
 *     markdown │ # Bell
 *     code     │ qc.h(0)
 *              │ qc.║
 */
function parseCells(lines: readonly string[]): ICellText[] {
  const cells: { kind: ICellText['kind']; text: string }[] = [];
  for (const line of lines) {
    const match = /^(code|markdown|raw|) *│ ?(.*)$/.exec(line);
    const [, kind, text = ''] = match ?? [];
    const last = cells.at(-1);
    if (kind === 'code' || kind === 'markdown' || kind === 'raw') {
      cells.push({ kind, text });
    } else if (match !== null && last !== undefined) {
      last.text += `\n${text}`;
    }
  }
  return cells;
}
