import type { IMigrationStep } from '../api/migrationStream';
import { ApiError } from '../errors/problem';
import { dropLeadingBlankLines } from '../python/lines';
import { splitIntoBatches } from './batches';
import { extractCode, removeReasoning } from './extractCode';
import { listMagics, maskMagics, unmaskMagics } from './magicLines';
import { type IAnsweredCell, joinWithMarkers, splitAtMarkers } from './markers';

/** The progress of one cell. */
export type CellProgress =
  | { readonly kind: 'waiting' }
  /** The new code so far. */
  | { readonly kind: 'writing'; readonly text: string }
  /** All of the new code. */
  | { readonly kind: 'changed'; readonly text: string }
  /** The new code equals the old code. */
  | { readonly kind: 'same' }
  /**
   * The cell keeps its code: the answer omits it, changes one of its magics, or
   * broke off before its end.
   */
  | {
      readonly kind: 'skipped';
      readonly reason: 'missing' | 'magics' | 'stopped';
    };

/** Requests that the service rewrites code. */
export type Rewrite = (
  code: string,
  signal: AbortSignal
) => AsyncIterable<IMigrationStep>;

/** An answer is given up when it exceeds the larger of these limits. */
const MAX_ANSWER_CHARS = 20_000;
const MAX_ANSWER_FACTOR = 8;

/** Has the code of some cells rewritten for the current Qiskit; changes no cell itself. */
export class MigrationRun {
  /**
   * @param cells - the code of each cell; `progress` has the same order.
   * @param onChanged - called whenever the progress of a cell has changed.
   */
  constructor(
    readonly cells: readonly string[],
    private readonly rewrite: Rewrite,
    private readonly onChanged: () => void = () => undefined
  ) {
    this._progress = cells.map(() => ({ kind: 'waiting' }));
  }

  /** The progress of each cell. */
  get progress(): readonly CellProgress[] {
    return this._progress;
  }

  /** The current activity of the service. */
  get stage(): IMigrationStep['stage'] {
    return this._stage;
  }

  /**
   * Has all cells rewritten, one batch after another. Cells that are complete
   * stay so however the run ends.
   *
   * @throws ApiError, or an AbortError when `signal` is aborted.
   */
  async run(signal: AbortSignal): Promise<void> {
    const maskedCells = this.cells.map((text, index) => ({
      index,
      text: maskMagics(text)
    }));
    try {
      for (const batch of splitIntoBatches(maskedCells)) {
        signal.throwIfAborted();
        const [firstCell] = batch;
        const isSingle = this.cells.length === 1 && firstCell !== undefined;
        const code = isSingle ? firstCell.text : joinWithMarkers(batch);
        await this.runBatch(code, isSingle, signal);
        batch.forEach(({ index }) => this.skip(index, 'missing'));
      }
    } finally {
      this.cells.forEach((_, index) => this.skip(index, 'stopped'));
      this.onChanged();
    }
  }

  private async runBatch(
    code: string,
    isSingle: boolean,
    signal: AbortSignal
  ): Promise<void> {
    const maxChars = Math.max(
      MAX_ANSWER_CHARS,
      code.length * MAX_ANSWER_FACTOR
    );
    let answer = '';
    this._stage = 'planning';
    for await (const { stage, text } of this.rewrite(code, signal)) {
      signal.throwIfAborted();
      this._stage = stage;
      answer += text;
      if (answer.length > maxChars) {
        throw new ApiError({ kind: 'cut' });
      }
      this.recordAnswer(answer, isSingle, false);
      this.onChanged();
    }
    this.recordAnswer(answer, isSingle, true);
  }

  private recordAnswer(
    answer: string,
    isSingle: boolean,
    isComplete: boolean
  ): void {
    const text = removeReasoning(answer, isComplete);
    const cells = isSingle
      ? [{ index: 0, text, isComplete }]
      : splitAtMarkers(text, isComplete);
    cells.forEach(cell => this.recordCell(cell));
  }

  private recordCell({ index, text, isComplete }: IAnsweredCell): void {
    const before = this.cells[index];
    if (before === undefined || !this.isOpen(index)) {
      return;
    }
    const code = unmaskMagics(extractCode(text, isComplete));
    if (code.trim() !== '') {
      this._progress[index] = isComplete
        ? judgeNewCode(before, code)
        : { kind: 'writing', text: dropLeadingBlankLines(code) };
    }
  }

  /** Lets a cell keep its code if its new code has not been completed. */
  private skip(index: number, reason: 'missing' | 'stopped'): void {
    if (this.isOpen(index)) {
      this._progress[index] = { kind: 'skipped', reason };
    }
  }

  private isOpen(index: number): boolean {
    const kind = this._progress[index]?.kind;
    return kind === 'waiting' || kind === 'writing';
  }

  private readonly _progress: CellProgress[];
  private _stage: IMigrationStep['stage'] = 'planning';
}

/**
 * Compares the complete new code of a cell with its old code, whose blank lines
 * at both ends are kept.
 */
function judgeNewCode(before: string, code: string): CellProgress {
  const head = before.slice(
    0,
    before.length - dropLeadingBlankLines(before).length
  );
  const tail = /\s*$/.exec(before)?.[0] ?? '';
  const text = head + dropLeadingBlankLines(code).trimEnd() + tail;
  if (text === before) {
    return { kind: 'same' };
  }
  const hasSameMagics =
    listMagics(text).join('\n') === listMagics(before).join('\n');
  return hasSameMagics
    ? { kind: 'changed', text }
    : { kind: 'skipped', reason: 'magics' };
}
