import type { ICellText } from '../../core/context/cursorContext';
import { goldenCases, type IDrawn } from './golden';

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
export function notebookCases(folder: string): INotebookCase[] {
  return goldenCases(folder, caseOf);
}

function caseOf({ name, body, marked }: IDrawn): INotebookCase | null {
  const prompt = marked('prompt');
  const suffix = marked('suffix') ?? '';
  const nothing = /^nothing is sent$/m.test(body);
  const cells = cellsOf(body.split('\n'));
  const cursors = cells.filter(cell => cell.text.includes('║'));
  if ((prompt === undefined) !== nothing || cursors.length !== 1) {
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
function cellsOf(lines: readonly string[]): ICellText[] {
  const cells: { kind: ICellText['kind']; text: string }[] = [];
  for (const line of lines) {
    const drawn = /^(code|markdown|raw|) *│ ?(.*)$/.exec(line);
    const [, kind, text = ''] = drawn ?? [];
    const last = cells.at(-1);
    if (kind === 'code' || kind === 'markdown' || kind === 'raw') {
      cells.push({ kind, text });
    } else if (drawn !== null && last !== undefined) {
      last.text += `\n${text}`;
    }
  }
  return cells;
}
