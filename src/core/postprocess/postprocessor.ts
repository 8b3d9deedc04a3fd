import { GrowingScan } from '../python/growingScan';
import { isAtCommentEnd } from '../python/lexicalState';
import { readCursorSyntax } from './cursorSyntax';
import {
  cutCode,
  findCode,
  type ICodeStart,
  type IProcessedText,
  placeCode
} from './pipeline';
import type { IFilterContext, IPlacementContext } from './types';

/** Code that was searched for cuts. */
interface IJudgedCode {
  readonly code: string;
  /** The number of its statements that are complete and shown. */
  readonly statements: number;
}

/**
 * Postprocesses one answer while it grows, with the same result as
 * `postprocess`. It remembers where the code begins, how its complete statements
 * read, and that no cut ended them.
 *
 * It does not remember how the code was fitted in, since each line may be
 * indented differently from the line above it, and the second statement may
 * change the indentation of all lines:
 *
 *     def bell():        model: qc = QuantumCircuit(2)\nreturn qc
 *         ║              shown after the first line: qc = QuantumCircuit(2)
 *                        shown then: qc = QuantumCircuit(2)\n    return qc
 */
export class Postprocessor {
  /**
   * @param cell - the text around the cursor.
   * @param strippedIndent - blanks before the cursor that the prompt lacks.
   */
  constructor(
    cell: Pick<IFilterContext, 'above' | 'prefix' | 'suffix'>,
    strippedIndent: string
  ) {
    const { above, prefix, suffix } = cell;
    const isAfterComment = isAtCommentEnd(prefix, suffix);
    const cursor = readCursorSyntax(prefix, suffix, isAfterComment);
    const texts = { above, prefix, suffix, strippedIndent };
    this.context = { ...texts, cursor, isAfterComment };
    this.scan = new GrowingScan(cursor);
  }

  /**
   * Returns the part of the answer that may be shown.
   *
   * @param answer - the answer so far; begins with the one of the call before.
   * @param isDone - true once the model has written all that it will write.
   * @param isAtLimit - true if it was stopped because its tokens were used up.
   */
  process(answer: string, isDone: boolean, isAtLimit: boolean): IProcessedText {
    const context = { ...this.context, isDone, isAtLimit };
    const { at, isChat } = this.codeStart ?? findCode(answer, context);
    const originalCode = answer.slice(at);
    if (originalCode.trim() !== '') {
      // Filters return nothing while what comes next can change their mind.
      this.codeStart ??= { at, isChat };
    }
    const placement = { ...context, originalCode, isChat };
    return this.cut(placeCode(placement), placement);
  }

  private cut(code: string | null, context: IPlacementContext): IProcessedText {
    const isLonger = code !== null && code.startsWith(this.judged.code);
    const judgedStatements = isLonger ? this.judged.statements : 0;
    let statementStarts: readonly number[] = [];
    const scan = (text: string) => {
      const result = this.scan.update(text);
      ({ statementStarts } = result);
      return result;
    };
    const processed = cutCode(code, context, scan, judgedStatements);
    if (code !== null && !processed.isComplete) {
      // A final cut may be hidden behind a tentative one, so only the statements
      // before that are judged.
      const shownLength = processed.text.length;
      const isShown = (start: number) => start > 0 && start <= shownLength;
      this.judged = {
        code,
        statements: statementStarts.filter(isShown).length
      };
    }
    return processed;
  }

  private readonly context: Omit<IFilterContext, 'isDone' | 'isAtLimit'>;
  private readonly scan: GrowingScan;
  private codeStart: ICodeStart | null = null;
  private judged: IJudgedCode = { code: '', statements: 0 };
}
