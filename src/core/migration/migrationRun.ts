import type { IMigrationStep } from '../api/migrationStream';
import { ApiError } from '../errors/problem';
import { withoutBlankLines } from '../python/lines';
import { codeOf, withoutThoughts } from './extractCode';
import { magicsOf, maskMagics, unmaskMagics } from './magicLines';
import { type IAnswered, splitAtMarks, withMarks } from './markers';
import { portionsOf } from './batches';

/** How far a cell has come. */
export type CellProgress =
  | { readonly kind: 'waiting' }
  /** The new code so far. */
  | { readonly kind: 'writing'; readonly text: string }
  /** All of the new code. */
  | { readonly kind: 'changed'; readonly text: string }
  /** Nothing has to change. */
  | { readonly kind: 'same' }
  /**
   * It stays as it is: the answer leaves it out, changes one of its magics, or
   * broke off before its end.
   */
  | { readonly kind: 'left'; readonly why: 'missing' | 'magics' | 'stopped' };

/** Asks the service to rewrite code. */
export type Rewrite = (
  code: string,
  signal: AbortSignal
) => AsyncIterable<IMigrationStep>;

/** How much longer than the code an answer may get, as a factor, and at least. */
const LONGEST = { factor: 8, characters: 20_000 };

/** Rewrites the code of some cells for the current Qiskit; it changes none. */
export class Migration {
  /**
   * @param cells - their code; how each fares is told by its place here.
   * @param onChanged - told whenever one has come further.
   */
  constructor(
    readonly cells: readonly string[],
    private readonly rewrite: Rewrite,
    private readonly onChanged: () => void = () => undefined
  ) {
    this._progress = cells.map(() => ({ kind: 'waiting' }));
  }

  /** How far each cell has come. */
  get progress(): readonly CellProgress[] {
    return this._progress;
  }

  /** What the service does now. */
  get stage(): IMigrationStep['stage'] {
    return this._stage;
  }

  /**
   * Rewrite all cells, a portion after the other. What is complete stays,
   * however it ends.
   *
   * @throws ApiError, or an AbortError when `signal` is aborted.
   */
  async run(signal: AbortSignal): Promise<void> {
    const marked = this.cells.map((text, mark) => ({
      mark,
      text: maskMagics(text)
    }));
    try {
      for (const portion of portionsOf(marked)) {
        signal.throwIfAborted();
        const [only] = portion;
        const single = this.cells.length === 1 && only !== undefined;
        const code = single ? only.text : withMarks(portion);
        await this.runPortion(code, single, signal);
        portion.forEach(({ mark }) => this.leave(mark, 'missing'));
      }
    } finally {
      this.cells.forEach((_, mark) => this.leave(mark, 'stopped'));
      this.onChanged();
    }
  }

  private async runPortion(
    code: string,
    single: boolean,
    signal: AbortSignal
  ): Promise<void> {
    const most = Math.max(LONGEST.characters, code.length * LONGEST.factor);
    let answer = '';
    this._stage = 'planning';
    for await (const { stage, text } of this.rewrite(code, signal)) {
      signal.throwIfAborted();
      this._stage = stage;
      answer += text;
      if (answer.length > most) {
        throw new ApiError({ kind: 'cut' });
      }
      this.read(answer, single, false);
      this.onChanged();
    }
    this.read(answer, single, true);
  }

  private read(answer: string, single: boolean, done: boolean): void {
    const text = withoutThoughts(answer, done);
    const parts = single
      ? [{ mark: 0, text, ended: done }]
      : splitAtMarks(text, done);
    parts.forEach(part => this.note(part));
  }

  private note({ mark, text, ended }: IAnswered): void {
    const before = this.cells[mark];
    const now = this._progress[mark]?.kind;
    if (before === undefined || (now !== 'waiting' && now !== 'writing')) {
      return;
    }
    const code = unmaskMagics(codeOf(text, ended));
    if (code.trim() !== '') {
      this._progress[mark] = ended
        ? judged(before, code)
        : { kind: 'writing', text: withoutBlankLines(code) };
    }
  }

  /** A cell whose answer hasn't come to its end stays as it is. */
  private leave(mark: number, why: 'missing' | 'stopped'): void {
    const now = this._progress[mark]?.kind;
    if (now === 'waiting' || now === 'writing') {
      this._progress[mark] = { kind: 'left', why };
    }
  }

  private readonly _progress: CellProgress[];
  private _stage: IMigrationStep['stage'] = 'planning';
}

/** What comes of a cell whose new code is complete; blank lines around it stay. */
function judged(before: string, code: string): CellProgress {
  const head = before.slice(
    0,
    before.length - withoutBlankLines(before).length
  );
  const tail = /\s*$/.exec(before)?.[0] ?? '';
  const text = head + withoutBlankLines(code).trimEnd() + tail;
  if (text === before) {
    return { kind: 'same' };
  }
  const kept = magicsOf(text).join('\n') === magicsOf(before).join('\n');
  return kept ? { kind: 'changed', text } : { kind: 'left', why: 'magics' };
}
