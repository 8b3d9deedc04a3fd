import { type Cut, finalCut, tentativeCut } from './types';

/**
 * Cuts before a bracket or quote that the code after the cursor closes already.
 * Ghost text is inserted and replaces nothing, so it must not close it again.
 *
 *     qc.h(║)            model: 0)\nqc.x(1)
 *                        shown: 0
 *     print("Hello ║")   model: world")
 *                        shown: world
 *
 * Also cuts where a string ends for want of a closing quote, since it cannot go
 * on in the next line.
 */
export const cutAtClosing: Cut = ({ text, cursor, scan }) => {
  const { quote, isQuoteClosed, closableDepth } = cursor;
  const { unmatchedClosers, stringEnd } = scan;
  const endsString =
    stringEnd !== null && (isQuoteClosed || !stringEnd.isClosed);
  const offsets = [
    unmatchedClosers[closableDepth],
    endsString ? stringEnd.offset : undefined
  ].filter(at => at !== undefined);
  if (offsets.length > 0) {
    return finalCut(Math.min(...offsets));
  }
  // One or two quotes at the end may become the three that close the string.
  const mayBeClosing = isQuoteClosed && quote.length > 1 && stringEnd === null;
  const quotes = mayBeClosing ? /["']{1,2}$/.exec(text) : null;
  return quotes === null ? null : tentativeCut(quotes.index);
};
