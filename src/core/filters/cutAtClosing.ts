import { type Cut, over, perhaps } from './filter';
import { readPython } from './readPython';

/**
 * A ghost is inserted and replaces nothing: what the code after the cursor
 * closes already (a bracket on the line or below, the string that the cursor
 * is in) ends the suggestion where the model closes it too.
 */
export const cutAtClosing: Cut = (text, { cursor }) => {
  const { quote, quoteCloses, depth, spare } = cursor;
  const { closers, quoteEnd } = readPython(text, quote, depth);
  const ends = [
    closers[spare],
    quoteCloses ? quoteEnd : null,
    quoteEnd === null ? lineEndIn(quote, text) : null
  ].filter(end => typeof end === 'number');
  if (ends.length > 0) {
    return over(Math.min(...ends));
  }
  // The first of three quotes that close a string may be only one.
  const soFar = quoteCloses && quote.length > 1 && quoteEnd === null;
  const quotes = soFar ? /["']{1,2}$/.exec(text) : null;
  return quotes === null ? null : perhaps(quotes.index);
};

/** Where a string that can't go on in the next line ends for want of a quote. */
function lineEndIn(quote: string, text: string): number | null {
  const end = quote.length === 1 ? text.search(/(?<!\\)\n/) : -1;
  return end === -1 ? null : end;
}
