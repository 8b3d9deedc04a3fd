import { readPython } from '../python/scan';
import { statementsOf } from '../python/statements';
import { cutAtBlankLine } from './cutAtBlankLine';
import { cutAtClosing } from './cutAtClosing';
import { cutAtCounting } from './repeated/cutAtEnumeration';
import { cutAtDedent } from './indent/cutAtDedent';
import { cutAtFence } from './cutAtFence';
import { cutAtIndent } from './indent/cutAtIndent';
import { cutAtLimit } from './cutAtLimit';
import { cutAtLineEnd } from './cutAtLineEnd';
import { cutAtLoop } from './repeated/cutAtStuckLine';
import { cutAtModelToken } from './cutAtModelToken';
import { cutAtNextLine } from './repeated/cutAtNextLine';
import { cutAtRepetition } from './repeated/cutAtRepetition';
import { cutAtTalk } from './prose/cutAtProse';
import { dropCellStart } from './repeated/dropCellStart';
import { dropHeld, dropLoneMark, trimTrailingBlanks } from './trimEdges';
import { dropLeadingBreaks } from './indent/dropLeadingBreaks';
import { dropLeadingComments } from './dropLeadingComments';
import { dropLinesAbove } from './repeated/dropLinesAbove';
import { dropLineStart } from './repeated/dropLineStart';
import { dropModelToken } from './dropModelToken';
import { dropTalk } from './prose/dropProse';
import { dropThinking } from './prose/dropReasoning';
import type {
  Cut,
  Filter,
  IEnd,
  IFilterContext,
  IPlaceContext,
  Placing
} from './types';
import { fitIndent } from './indent/fitIndent';
import { trimOverlap } from './repeated/trimOverlap';
import { useCellIndent } from './indent/useCellIndent';

export { cursorAt } from './cursorSyntax';
export type { IFilterContext } from './types';

/** What of an answer is shown. */
export interface IShown {
  /** Empty for nothing. */
  readonly text: string;
  /** Whether the text is complete, whatever the model goes on to write. */
  readonly ended: boolean;
}

/** First goes what models write before they answer. Then goes what they say: `dropTalk`. */
const BEFORE: readonly Filter[] = [dropModelToken, dropThinking];

/** Then goes what stands there already. */
const AGAIN: readonly Filter[] = [dropCellStart, dropLinesAbove, dropLineStart];

/** What is left is the code; it is put in its place. */
const PLACINGS: readonly Placing[] = [
  dropLeadingComments,
  dropLeadingBreaks,
  useCellIndent,
  fitIndent,
  dropHeld
];

/** Then the earliest of these ends it. */
const CUTS: readonly Cut[] = [
  cutAtModelToken,
  cutAtFence,
  cutAtTalk,
  cutAtBlankLine,
  cutAtDedent,
  cutAtIndent,
  cutAtClosing,
  cutAtRepetition,
  cutAtCounting,
  cutAtLoop,
  cutAtNextLine,
  cutAtLineEnd,
  cutAtLimit
];

/** Then goes what does not fit at its end. */
const AFTER: readonly Filter[] = [
  trimTrailingBlanks,
  trimOverlap,
  dropLoneMark
];

/** What of a model's answer so far is worth showing. */
export function filtered(answer: string, context: IFilterContext): IShown {
  const apply = (text: string, filter: Filter) => filter(text, context);
  const told = BEFORE.reduce(apply, answer);
  const code = dropTalk(told, context);
  const said = AGAIN.reduce(apply, code);
  const place: IPlaceContext = { ...context, said, isChat: code !== told };
  const text = PLACINGS.reduce(
    (text: string | null, placing) => text && placing(text, place),
    said
  );
  if (text === null || text.trim() === '') {
    // What follows the blanks decides whether they are worth anything.
    return { text: '', ended: text === null };
  }
  const { at, sure } = endOf(text, place);
  return { text: AFTER.reduce(apply, text.slice(0, at)), ended: sure };
}

/** Where a text ends first, by any of the cuts. */
function endOf(text: string, place: IPlaceContext): IEnd {
  const reading = readPython(text, place.cursor);
  const statements = statementsOf(text, reading.starts);
  return CUTS.map(cut => cut({ ...place, text, reading, statements }))
    .filter((end): end is IEnd => end !== null && (end.sure || !place.done))
    .reduce((first, end) => (isBefore(end, first) ? end : first), {
      at: text.length,
      sure: false
    });
}

/** Of two ends at the same place, the sure one counts. */
function isBefore(end: IEnd, other: IEnd): boolean {
  return end.at < other.at || (end.at === other.at && end.sure);
}
