import type { ICellText } from '../../core/context/cursorContext';
import { readGoldenCases, type IGoldenCase } from './golden';

/** A drawn notebook and what is sent of it; see the files for their notation. */
export interface INotebookCase {
  readonly name: string;
  /** Top first; the cursor `║` is in one of them. */
  readonly cells: readonly ICellText[];
  /** For what precedes the cursor and for what follows it; null for all there is. */
  readonly budget: { readonly prompt: number; readonly suffix: number } | null;
  /** Null where nothing is sent. */
  readonly sent: { readonly prompt: string; readonly suffix: string } | null;
}

/** All cases of the text files in a folder. */
export function readNotebookCases(folder: string): INotebookCase[] {
  return readGoldenCases(folder, parseCase);
}

function parseCase({
  name,
  body,
  getSection: marked
}: IGoldenCase): INotebookCase | null {
  const prompt = marked('prompt');
  const suffix = marked('suffix') ?? '';
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

/** The cells of a drawing: a kind begins one, a bar continues it. */
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
