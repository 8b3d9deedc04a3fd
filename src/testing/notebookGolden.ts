import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ICellText } from '../core/context/place';

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
  const files = readdirSync(folder).filter(name => name.endsWith('.txt'));
  return files.flatMap(file =>
    readFileSync(join(folder, file), 'utf8')
      .split(/^=== /m)
      .slice(1)
      .map(text => caseOf(file, text))
  );
}

function caseOf(file: string, text: string): INotebookCase {
  const [title = '', ...lines] = text.split('\n');
  const body = lines.join('\n');
  const marked = (name: string) =>
    new RegExp(`^${name} ├([^┤]*)┤$`, 'm').exec(body)?.[1];
  const prompt = marked('prompt');
  const suffix = marked('suffix') ?? '';
  const nothing = /^nothing is sent$/m.test(body);
  const cells = cellsOf(lines);
  const cursors = cells.filter(cell => cell.text.includes('║'));
  if ((prompt === undefined) !== nothing || cursors.length !== 1) {
    throw new Error(`${file}: can't read the case "${title}"`);
  }
  const budget = /^budget (\d+) \+ (\d+)$/m.exec(body);
  return {
    name: `${file}: ${title}`,
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
