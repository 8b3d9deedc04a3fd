import { readPython } from '../python/reading';
import { statementsOf } from '../python/statements';
import { cutAtBlankLine } from './cutAtBlankLine';
import { cutAtClosing } from './cutAtClosing';
import { cutAtCounting } from './cutAtCounting';
import { cutAtDedent } from './cutAtDedent';
import { cutAtFence } from './cutAtFence';
import { cutAtLineEnd } from './cutAtLineEnd';
import { cutAtLoop } from './cutAtLoop';
import { cutAtModelToken } from './cutAtModelToken';
import { cutAtNextLine } from './cutAtNextLine';
import { cutAtRepetition } from './cutAtRepetition';
import { cutAtTalk } from './cutAtTalk';
import { dropCellStart } from './dropCellStart';
import { dropHeld } from './dropHeld';
import { dropLeadingBreaks } from './dropLeadingBreaks';
import { dropLeadingComments } from './dropLeadingComments';
import { dropLinesAbove } from './dropLinesAbove';
import { dropLineStart } from './dropLineStart';
import { dropModelToken } from './dropModelToken';
import { dropTalk } from './dropTalk';
import { dropThinking } from './dropThinking';
import type { Cut, Filter, IEnd, IFilterContext } from './filter';
import { trimOverlap } from './trimOverlap';
import { trimTrailingBlanks } from './trimTrailingBlanks';

export { cursorAt } from './cursor';
export type { IFilterContext } from './filter';

/** What of an answer is shown. */
export interface IShown {
  /** Empty for nothing. */
  readonly text: string;
  /** Whether the text is complete, whatever the model goes on to write. */
  readonly ended: boolean;
}

/** First goes what the model wrote before what was asked for. */
const BEFORE: readonly Filter[] = [
  dropModelToken,
  dropThinking,
  dropTalk,
  dropCellStart,
  dropLinesAbove,
  dropLineStart,
  dropLeadingComments,
  dropLeadingBreaks,
  dropHeld
];

/** Then the earliest of these ends it. */
const CUTS: readonly Cut[] = [
  cutAtModelToken,
  cutAtFence,
  cutAtTalk,
  cutAtBlankLine,
  cutAtDedent,
  cutAtClosing,
  cutAtRepetition,
  cutAtCounting,
  cutAtLoop,
  cutAtNextLine,
  cutAtLineEnd
];

/** Then goes what does not fit at its end. */
const AFTER: readonly Filter[] = [trimTrailingBlanks, trimOverlap];

/** What of a model's answer so far is worth showing. */
export function filtered(answer: string, context: IFilterContext): IShown {
  const apply = (text: string, filter: Filter) => filter(text, context);
  const text = BEFORE.reduce(apply, answer);
  if (text.trim() === '') {
    // What follows the blanks decides whether they are worth anything.
    return { text: '', ended: false };
  }
  const reading = readPython(text, context.cursor);
  const statements = statementsOf(text, reading.starts);
  const { at, sure } = CUTS.map(cut =>
    cut({ ...context, text, reading, statements })
  )
    .filter((end): end is IEnd => end !== null && (end.sure || !context.done))
    .reduce((first, end) => (isBefore(end, first) ? end : first), {
      at: text.length,
      sure: false
    });
  const kept = text.slice(0, at);
  return { text: AFTER.reduce(apply, kept), ended: sure };
}

/** Of two ends at the same place, the sure one counts. */
function isBefore(end: IEnd, other: IEnd): boolean {
  return end.at < other.at || (end.at === other.at && end.sure);
}
