import { type IScan, scanPython } from '../python/scan';
import { splitStatements } from '../python/statements';
import { cutAtBlankLine } from './cutAtBlankLine';
import { cutAtClosing } from './cutAtClosing';
import { cutAtEnumeration } from './repeated/cutAtEnumeration';
import { cutAtDedent } from './indent/cutAtDedent';
import { cutAtFence } from './cutAtFence';
import { cutAtIndent } from './indent/cutAtIndent';
import { cutAtLimit } from './cutAtLimit';
import { cutAtLineEnd } from './cutAtLineEnd';
import { cutAtStuckLine } from './repeated/cutAtStuckLine';
import { cutAtModelToken } from './cutAtModelToken';
import { cutAtNextLine } from './repeated/cutAtNextLine';
import { cutAtRepetition } from './repeated/cutAtRepetition';
import { cutAtProse } from './prose/cutAtProse';
import { dropCellStart } from './repeated/dropCellStart';
import {
  dropStrippedIndent,
  dropLonePunctuation,
  trimTrailingBlanks
} from './trimEdges';
import { dropLeadingBreaks } from './indent/dropLeadingBreaks';
import { dropLeadingComments } from './dropLeadingComments';
import { dropLinesAbove } from './repeated/dropLinesAbove';
import { dropLineStart } from './repeated/dropLineStart';
import { dropModelToken } from './dropModelToken';
import { dropProse } from './prose/dropProse';
import { dropReasoning } from './prose/dropReasoning';
import type {
  Cut,
  Filter,
  ICutContext,
  ICutPoint,
  IFilterContext,
  IPlacementContext,
  Placement
} from './types';
import { fitIndent } from './indent/fitIndent';
import { trimOverlap } from './repeated/trimOverlap';
import { useCellIndent } from './indent/useCellIndent';

export type { IFilterContext } from './types';

/** The part of a model's answer that may be shown. */
export interface IProcessedText {
  /** Empty for nothing. */
  readonly text: string;
  /** True if the text is complete, whatever the model goes on to write. */
  readonly isComplete: boolean;
}

/** The position where the code of an answer begins. */
export interface ICodeStart {
  /** In UTF-16 units from the start of the answer; its end while no code is found. */
  readonly at: number;
  /** True if the model set the code apart, by prose or by a fence. */
  readonly isChat: boolean;
}

/** Drop what models write before they answer; `dropProse` comes next. */
const DROP_NOISE: readonly Filter[] = [dropModelToken, dropReasoning];

/** Drop what stands in the notebook already. */
const DROP_REPEATED: readonly Filter[] = [
  dropCellStart,
  dropLinesAbove,
  dropLineStart
];

/** Fit the code in at the cursor. */
const PLACEMENTS: readonly Placement[] = [
  dropLeadingComments,
  dropLeadingBreaks,
  useCellIndent,
  fitIndent,
  dropStrippedIndent
];

/** The suggestion ends at the earliest of these. */
const CUTS: readonly Cut[] = [
  cutAtModelToken,
  cutAtFence,
  cutAtProse,
  cutAtBlankLine,
  cutAtDedent,
  cutAtIndent,
  cutAtClosing,
  cutAtRepetition,
  cutAtEnumeration,
  cutAtStuckLine,
  cutAtNextLine,
  cutAtLineEnd,
  cutAtLimit
];

/** Drop what does not fit at the end. */
const TRIM_END: readonly Filter[] = [
  trimTrailingBlanks,
  trimOverlap,
  dropLonePunctuation
];

/**
 * Postprocesses an answer, all of it at once. `Postprocessor` has the same
 * result for an answer that grows, at a lower cost.
 */
export function postprocess(
  answer: string,
  context: IFilterContext
): IProcessedText {
  const { at, isChat } = findCode(answer, context);
  const originalCode = answer.slice(at);
  const placement = { ...context, originalCode, isChat };
  const code = placeCode(placement);
  return cutCode(code, placement, text => scanPython(text, context.cursor));
}

/** Finds where the code of an answer begins. All that comes before it is dropped. */
export function findCode(answer: string, context: IFilterContext): ICodeStart {
  const apply = (text: string, filter: Filter) => filter(text, context);
  const withProse = DROP_NOISE.reduce(apply, answer);
  const withRepeated = dropProse(withProse, context);
  const code = DROP_REPEATED.reduce(apply, withRepeated);
  return {
    at: answer.length - code.length,
    isChat: withRepeated !== withProse
  };
}

/**
 * Fits the code in at the cursor.
 *
 * @returns empty while what comes next decides; null if it does not fit,
 * whatever comes next.
 */
export function placeCode(context: IPlacementContext): string | null {
  return PLACEMENTS.reduce(
    (text: string | null, place) => text && place(text, context),
    context.originalCode
  );
}

/**
 * Cuts code where the suggestion ends.
 *
 * @param scan - reads the code as Python at the cursor.
 * @param judgedStatements - see {@link ICutContext}.
 */
export function cutCode(
  code: string | null,
  context: IPlacementContext,
  scan: (code: string) => IScan,
  judgedStatements = 0
): IProcessedText {
  if (code === null || code.trim() === '') {
    // What follows the blanks decides whether they are worth anything.
    return { text: '', isComplete: code === null };
  }
  const cutContext = { ...context, judgedStatements };
  const { at, isFinal } = findCutPoint(code, cutContext, scan(code));
  const text = TRIM_END.reduce(
    (kept, filter) => filter(kept, context),
    code.slice(0, at)
  );
  return { text, isComplete: isFinal };
}

/** Finds the earliest cut point; the end of the text if nothing cuts it. */
function findCutPoint(
  text: string,
  context: Omit<ICutContext, 'text' | 'scan' | 'statements'>,
  scan: IScan
): ICutPoint {
  const statements = splitStatements(text, scan.statementStarts);
  const cutContext: ICutContext = { ...context, text, scan, statements };
  return CUTS.map(cut => cut(cutContext))
    .filter(point => point !== null)
    .filter(({ isFinal }) => isFinal || !context.isDone)
    .reduce((first, point) => (isBefore(point, first) ? point : first), {
      at: text.length,
      isFinal: false
    });
}

/** Returns whether a cut point comes first. Of two at the same offset, the final one does. */
function isBefore(point: ICutPoint, other: ICutPoint): boolean {
  return point.at < other.at || (point.at === other.at && point.isFinal);
}
