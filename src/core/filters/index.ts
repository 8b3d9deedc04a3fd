import { cutAtBlankLine } from './cutAtBlankLine';
import { cutAtFence } from './cutAtFence';
import { cutAtLineEnd } from './cutAtLineEnd';
import { cutAtNextLine } from './cutAtNextLine';
import { cutAtRepetition } from './cutAtRepetition';
import { dropHeld } from './dropHeld';
import { dropFence } from './dropFence';
import { dropLeadingComments } from './dropLeadingComments';
import { dropLineStart } from './dropLineStart';
import { holdBack } from './holdBack';
import type { Cut, Filter, IFilterContext } from './filter';
import { trimOverlap } from './trimOverlap';
import { trimTrailingBlanks } from './trimTrailingBlanks';

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
  dropFence,
  dropLineStart,
  dropLeadingComments,
  dropHeld
];

/** Then the earliest of these ends it. */
const CUTS: readonly Cut[] = [
  cutAtFence,
  cutAtBlankLine,
  cutAtRepetition,
  cutAtNextLine,
  cutAtLineEnd
];

/** Then goes what does not fit at its end. */
const AFTER: readonly Filter[] = [holdBack, trimTrailingBlanks, trimOverlap];

/** What of a model's answer so far is worth showing. */
export function filtered(answer: string, context: IFilterContext): IShown {
  const apply = (text: string, filter: Filter) => filter(text, context);
  const text = BEFORE.reduce(apply, answer);
  const ends = CUTS.map(cut => cut(text, context)).filter(end => end !== null);
  const kept = text.slice(0, Math.min(text.length, ...ends));
  return { text: AFTER.reduce(apply, kept), ended: ends.length > 0 };
}
